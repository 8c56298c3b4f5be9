package ringside.kernel.ipc;

import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.FrameUse;
import ringside.kernel.memory.Frames;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.mmu.memory.PhysicalMemory;

/**
 * What goes into pipes and out of them by whole frames (splice(2), tee(2), vmsplice(2)): between
 * pipes and from the pages of files nothing is copied, but who holds the frame.
 */
public final class Splicing {
  private static final int FRAME = PhysicalMemory.FRAME_BYTES;

  private Splicing() {}

  /** Takes bytes that come out of a pipe. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes bytes.
     *
     * @param address kernel address of the first
     * @param done how many have been taken before
     */
    Outcome take(int address, int length, int done);
  }

  /** Fills frames for a pipe. */
  @FunctionalInterface
  public interface Source {
    /**
     * Puts bytes into a frame.
     *
     * @param frame kernel address
     * @param done how many have been put into frames before
     */
    Outcome fill(int frame, int length, int done);
  }

  /** Moves bytes from pipe to pipe, as many as there are and as fit; how many. */
  public static int move(Pipe from, Pipe to, int length) {
    begin(from, to);
    int moved = 0;
    while (moved < length && !from.isEmpty() && !to.isFull()) {
      PipePart part = from.first();
      if (part.length() <= length - moved) {
        moved += part.length();
        to.putIn(from.takeOut());
      } else {
        int bytes = length - moved;
        to.putIn(shared(from, part, bytes));
        from.consume(part, bytes);
        moved += bytes;
      }
    }
    if (moved > 0) {
      from.tellTaken(moved);
      to.tellPut(moved);
    }
    return moved;
  }

  /** Lets another pipe have the same bytes; how many. */
  public static int link(Pipe from, Pipe to, int length) {
    begin(from, to);
    int linked = 0;
    for (PipePart part : from.parts()) {
      if (linked == length || to.isFull()) {
        break;
      }
      int bytes = Math.min(part.length(), length - linked);
      to.putIn(shared(from, part, bytes));
      linked += bytes;
    }
    if (linked > 0) {
      to.tellPut(linked);
    }
    return linked;
  }

  /** Gives bytes of a pipe to somebody, frame by frame; what has been taken counts. */
  public static Outcome drain(Pipe from, int length, Taker taker) {
    from.memory().code().run(Routine.PIPE_READ);
    int done = 0;
    Outcome stopped = Outcome.done(0);
    while (done < length && !from.isEmpty()) {
      PipePart part = from.first();
      int wanted = Math.min(part.length(), length - done);
      stopped = taker.take(part.address(), wanted, done);
      int taken = taken(stopped);
      from.consume(part, taken);
      done += taken;
      if (taken < wanted) {
        break;
      }
    }
    if (done > 0) {
      from.tellTaken(done);
      return Outcome.done(done);
    }
    return stopped;
  }

  /** What has been taken by who then has to wait counts, too. */
  private static int taken(Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait) {
      return wait.progress();
    }
    return outcome instanceof Outcome.Done done ? done.value() : 0;
  }

  /**
   * A page of a file goes into a pipe that is not full.
   *
   * @param frame kernel address
   */
  public static void attach(Pipe to, int frame, int start, int bytes) {
    to.memory().frames().share(frame);
    to.putIn(new PipePart(frame, start, start + bytes, false).ofOthers());
  }

  /** Fills frames of its own and puts them into a pipe, as long as they get full. */
  public static Outcome copy(Pipe to, int length, Source source) {
    Frames frames = to.memory().frames();
    int done = 0;
    while (done < length && !to.isFull()) {
      int wanted = Math.min(FRAME, length - done);
      if (done > 0 && frames.free() == 0) {
        break;
      }
      int frame = frames.allocate(FrameUse.KERNEL);
      Outcome outcome = source.fill(frame, wanted, done);
      if (!(outcome instanceof Outcome.Done filled) || filled.value() == 0) {
        frames.release(frame);
        return done > 0 ? told(to, done) : outcome;
      }
      to.putIn(new PipePart(frame, 0, filled.value(), false));
      done += filled.value();
      if (filled.value() < wanted) {
        break;
      }
    }
    return told(to, done);
  }

  /** Copies a program's bytes into frames, one for each page of its that they lie in. */
  public static Outcome take(Pipe to, UserVectors user) {
    int done = 0;
    for (UserVectors.Part part : user.parts()) {
      for (int in = 0; in < part.length() && !to.isFull(); ) {
        int bytes = Math.min(part.length() - in, FRAME - (part.address() + in & FRAME - 1));
        try {
          to.begin(user, done, bytes, false);
        } catch (BadAddress | OutOfMemory refused) {
          if (done == 0) {
            throw refused;
          }
          return told(to, done);
        }
        in += bytes;
        done += bytes;
      }
    }
    return told(to, done);
  }

  /** Tells that bytes have come. */
  public static Outcome told(Pipe to, int bytes) {
    if (bytes > 0) {
      to.tellPut(bytes);
    }
    return Outcome.done(bytes);
  }

  /** Why a pipe can take nothing now, or can give nothing. */
  public static Outcome waiting(boolean nonBlocking, Outcome.Wait wait) {
    return nonBlocking ? Outcome.failed(Errno.EAGAIN) : wait;
  }

  private static PipePart shared(Pipe from, PipePart part, int bytes) {
    from.memory().frames().share(part.frame());
    return part.shared(bytes);
  }

  private static void begin(Pipe from, Pipe to) {
    from.memory().code().run(Routine.PIPE_READ);
    to.memory().code().run(Routine.PIPE_WRITE);
  }
}
