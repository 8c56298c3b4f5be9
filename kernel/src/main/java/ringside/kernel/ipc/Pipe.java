package ringside.kernel.ipc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.FrameUse;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;
import ringside.mmu.memory.PhysicalMemory;

/**
 * A byte queue between processes, of 64 KiB at first (pipe(7)). Its header is a kernel object; its
 * bytes are in frames that it takes when bytes come and gives back when they have been read. As on
 * Linux, it is full when it may begin no further frame: a write begins frames of its own, unless
 * what it has beyond whole ones fits behind the last bytes.
 */
public final class Pipe {
  /** Bytes that fit, unless F_SETPIPE_SZ says otherwise. */
  public static final int CAPACITY = 65536;

  /** Writes up to this length are never torn apart. */
  public static final int ATOMIC = 4096;

  private static final int HEADER_BYTES = 64;
  private static final int FRAME = PhysicalMemory.FRAME_BYTES;
  private static final int READ_POSITION = 0;
  private static final int WRITE_POSITION = 4;

  private final KernelMemory memory;
  private final KernelCode code;
  private final Wakeups wakeups;
  private final Transfers transfers;
  private final int header;
  private final Deque<PipePart> parts = new ArrayDeque<>();
  private final WaitQueue notEmpty = new WaitQueue(WaitTarget.of(WaitTarget.Kind.PIPE_WRITTEN));
  private final WaitQueue notFull = new WaitQueue(WaitTarget.of(WaitTarget.Kind.PIPE_READ));
  private int mostParts = CAPACITY / FRAME;
  private int bytesRead;
  private int bytesWritten;
  private int readers;
  private int writers;

  /** An empty pipe without ends. */
  public Pipe(KernelMemory memory, Wakeups wakeups) {
    this.memory = memory;
    this.code = memory.code();
    this.wakeups = wakeups;
    this.transfers = new Transfers(code, Channel.PIPE);
    code.run(Routine.PIPE_CREATE);
    this.header = memory.heap().allocate(HEADER_BYTES);
  }

  /** Moves bytes to the user; waits while there are none and somebody could write. */
  public Outcome read(UserVectors user, boolean nonBlocking) {
    int length = user.length();
    code.run(Routine.PIPE_READ);
    code.load(header + WRITE_POSITION);
    if (parts.isEmpty()) {
      return onEmpty(length, nonBlocking);
    }
    int moved = 0;
    try {
      while (moved < length && !parts.isEmpty()) {
        PipePart first = parts.getFirst();
        moved += take(first, user, moved, length - moved);
        if (first.isPacket()) {
          consume(first, first.length()); // what is left of a packet is lost (pipe(2), O_DIRECT)
          break;
        }
      }
    } catch (BadAddress | OutOfMemory refused) {
      if (moved == 0) {
        throw refused;
      }
    }
    tellTaken(moved);
    return Outcome.done(moved);
  }

  /**
   * Moves bytes from the user; waits while they don't fit and somebody could read.
   *
   * @param written how many of them a former try has moved
   */
  public Outcome write(UserVectors user, int written, boolean nonBlocking) {
    return write(user, written, nonBlocking, false);
  }

  /**
   * The same with a choice.
   *
   * @param packets whether what each frame gets is a packet of its own (O_DIRECT)
   */
  public Outcome write(UserVectors user, int written, boolean nonBlocking, boolean packets) {
    int length = user.length();
    code.run(Routine.PIPE_WRITE);
    code.load(header + READ_POSITION);
    if (length == 0) {
      return Outcome.done(0); // nobody need be there to read nothing (Linux: pipe_write)
    }
    if (readers == 0) {
      return written > 0 ? Outcome.done(written) : Outcome.failed(Errno.EPIPE);
    }
    int left = length - written;
    int moved = 0;
    try {
      if (written == 0) {
        moved = append(user, length % FRAME);
      }
      while (moved < left && !isFull()) {
        moved += begin(user, written + moved, Math.min(left - moved, FRAME), packets);
      }
    } catch (BadAddress | OutOfMemory refused) {
      if (written + moved == 0) {
        throw refused;
      }
      left = moved; // What has been moved counts.
    }
    if (moved > 0) {
      tellPut(moved);
    }
    int total = written + moved;
    return moved == left ? Outcome.done(total) : onFull(total, nonBlocking);
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether it may begin no further frame. */
  public boolean isFull() {
    return parts.size() >= mostParts;
  }

  /** The part that would be read next; there is one. */
  PipePart first() {
    return parts.getFirst();
  }

  /** All parts, the next to be read first. */
  List<PipePart> parts() {
    return List.copyOf(parts);
  }

  /** What its frames are taken from. */
  public KernelMemory memory() {
    return memory;
  }

  /** Who wakes those that wait for it. */
  public Wakeups wakeups() {
    return wakeups;
  }

  /** Bytes in it. */
  public int filled() {
    return bytesWritten - bytesRead;
  }

  /** Bytes that fit. */
  public int capacity() {
    return mostParts * FRAME;
  }

  /**
   * Changes how many bytes fit (F_SETPIPE_SZ).
   *
   * @param bytes a multiple of 4096
   * @return false where what is in it would not fit (EBUSY)
   */
  public boolean setCapacity(int bytes) {
    if (parts.size() > bytes / FRAME) {
      return false;
    }
    mostParts = bytes / FRAME;
    wakeups.wakeAll(notFull, Reason.PIPE_RESIZED);
    return true;
  }

  /** Whether an end that reads is open. */
  public boolean hasReader() {
    return readers > 0;
  }

  /** Whether an end that writes is open. */
  public boolean hasWriter() {
    return writers > 0;
  }

  /** A number that no other pipe has at the same time. */
  public int serial() {
    return header - KernelLayout.BASE >>> 6;
  }

  /** What the reading end is ready for (poll(2)). */
  public int readerReadiness() {
    return (filled() > 0 ? Readiness.IN : 0) | (writers == 0 ? Readiness.HUP : 0);
  }

  /** What the writing end is ready for: a write of {@link #ATOMIC} bytes would not wait. */
  public int writerReadiness() {
    int room = !isFull() ? Readiness.OUT : 0;
    return readers == 0 ? room | Readiness.ERR : room;
  }

  /** Where readers wait. */
  public WaitQueue notEmpty() {
    return notEmpty;
  }

  /** Where writers wait. */
  public WaitQueue notFull() {
    return notFull;
  }

  /** One more end that reads. */
  public void addReader() {
    readers++;
  }

  /** One more end that writes. */
  public void addWriter() {
    writers++;
  }

  /** An end that reads was closed; writers learn of it when it was the last. */
  public void removeReader() {
    readers--;
    if (readers == 0) {
      wakeups.wakeAll(notFull, Reason.PIPE_WITHOUT_READER);
    }
    freeIfUnused();
  }

  /** An end that writes was closed; readers learn of it when it was the last. */
  public void removeWriter() {
    writers--;
    if (writers == 0) {
      wakeups.wakeAll(notEmpty, Reason.PIPE_WITHOUT_WRITER);
    }
    freeIfUnused();
  }

  private Outcome onEmpty(int length, boolean nonBlocking) {
    if (writers == 0 || length == 0) {
      return Outcome.done(0);
    }
    return nonBlocking ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(notEmpty);
  }

  private Outcome onFull(int written, boolean nonBlocking) {
    if (!nonBlocking) {
      return Outcome.wait(notFull, written);
    }
    return written > 0 ? Outcome.done(written) : Outcome.failed(Errno.EAGAIN);
  }

  private int take(PipePart part, UserVectors user, int offset, int length) {
    int bytes = Math.min(length, part.length());
    user.copyOut(part.address(), offset, bytes);
    consume(part, bytes);
    return bytes;
  }

  /**
   * Bytes of the first part are not in the pipe any more; with its last the frame is given back.
   */
  void consume(PipePart part, int bytes) {
    if (part.length() == 0) {
      return;
    }
    part.shrink(bytes);
    bytesRead += bytes;
    code.store(header + READ_POSITION, bytesRead);
    if (part.length() == 0) {
      parts.removeFirst();
      memory.frames().release(part.frame());
    }
  }

  /** Takes the first part out whole; its frame goes with it. */
  PipePart takeOut() {
    PipePart part = parts.removeFirst();
    bytesRead += part.length();
    code.store(header + READ_POSITION, bytesRead);
    return part;
  }

  /** Puts a part in whole; its frame comes with it. */
  void putIn(PipePart part) {
    parts.addLast(part);
    noteWritten(part.length());
  }

  /** Puts bytes behind the last ones, if all of them fit into that frame; none else. */
  private int append(UserVectors user, int bytes) {
    PipePart last = parts.peekLast();
    if (bytes == 0 || last == null || !last.hasRoom(bytes, FRAME)) {
      return 0;
    }
    user.copyIn(0, last.endAddress(), bytes);
    last.grow(bytes);
    return noteWritten(bytes);
  }

  int begin(UserVectors user, int offset, int bytes, boolean packet) {
    int frame = memory.frames().allocate(FrameUse.KERNEL);
    try {
      user.copyIn(offset, frame, bytes);
    } catch (BadAddress | OutOfMemory refused) {
      memory.frames().release(frame);
      throw refused;
    }
    putIn(new PipePart(frame, 0, bytes, packet));
    return bytes;
  }

  void tellTaken(int bytes) {
    transfers.tell(serial(), Direction.OUT, bytes, Integer.toUnsignedLong(bytesRead));
    wakeups.wakeAll(notFull, Reason.PIPE_HAS_ROOM);
  }

  void tellPut(int bytes) {
    transfers.tell(serial(), Direction.IN, bytes, Integer.toUnsignedLong(bytesWritten));
    wakeups.wakeAll(notEmpty, Reason.PIPE_HAS_BYTES);
  }

  private int noteWritten(int bytes) {
    bytesWritten += bytes;
    code.store(header + WRITE_POSITION, bytesWritten);
    return bytes;
  }

  private void freeIfUnused() {
    if (readers > 0 || writers > 0) {
      return;
    }
    parts.forEach(part -> memory.frames().release(part.frame()));
    parts.clear();
    memory.heap().release(header, HEADER_BYTES);
  }
}
