package ringside.kernel.ipc;

import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.sched.Readiness;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.syscall.Outcome;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.memory.PhysicalMemory;

/**
 * A byte queue between processes, of 64 KiB at first (pipe(7)). Its header is a kernel object; its
 * bytes are in frames that it takes when bytes come and gives back when they have been read.
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
  private final Scheduler scheduler;
  private final int header;
  private int[] frames = new int[CAPACITY / FRAME];
  private final WaitQueue notEmpty = new WaitQueue("a pipe to be written");
  private final WaitQueue notFull = new WaitQueue("a pipe to be read");
  private long readPosition;
  private long writePosition;
  private int readers;
  private int writers;

  /** An empty pipe without ends. */
  public Pipe(KernelMemory memory, Scheduler scheduler) {
    this.memory = memory;
    this.code = memory.code();
    this.scheduler = scheduler;
    code.run(Routine.PIPE_CREATE);
    this.header = memory.heap().allocate(HEADER_BYTES);
  }

  /** Moves bytes to the user; waits while there are none and somebody could write. */
  public Outcome read(UserMemory user, int address, int length, boolean nonBlocking) {
    code.run(Routine.PIPE_READ);
    code.load(header + WRITE_POSITION);
    if (filled() == 0) {
      return onEmpty(length, nonBlocking);
    }
    int moved = Math.min(length, filled());
    for (int done = 0; done < moved; ) {
      int part = Math.min(moved - done, FRAME - offset(readPosition));
      user.copyOut(frameOf(readPosition) + offset(readPosition), address + done, part);
      advanceRead(part);
      done += part;
    }
    scheduler.wakeAll(notFull, "the pipe has room");
    return Outcome.done(moved);
  }

  /** Moves bytes from the user; waits while they don't fit and somebody could read. */
  public Outcome write(UserMemory user, int address, int length, int written, boolean nonBlocking) {
    code.run(Routine.PIPE_WRITE);
    code.load(header + READ_POSITION);
    if (length == 0) {
      return Outcome.done(0); // nobody need be there to read nothing (Linux: pipe_write)
    }
    if (readers == 0) {
      return written > 0 ? Outcome.done(written) : Outcome.failed(Errno.EPIPE);
    }
    int left = length - written;
    int needed = length <= ATOMIC ? left : Math.min(left, 1);
    if (capacity() - filled() < needed) {
      return onFull(written, nonBlocking);
    }
    int moved = Math.min(left, capacity() - filled());
    for (int done = 0; done < moved; ) {
      int part = Math.min(moved - done, FRAME - offset(writePosition));
      user.copyIn(address + written + done, frameForWrite() + offset(writePosition), part);
      advanceWrite(part);
      done += part;
    }
    scheduler.wakeAll(notEmpty, "the pipe has bytes");
    int total = written + moved;
    return total == length ? Outcome.done(total) : onFull(total, nonBlocking);
  }

  /** Bytes in it. */
  public int filled() {
    return (int) (writePosition - readPosition);
  }

  /** Bytes that fit. */
  public int capacity() {
    return frames.length * FRAME;
  }

  /**
   * Changes how many bytes fit (F_SETPIPE_SZ).
   *
   * @param bytes a multiple of 4096
   * @return false where what is in it would not fit (EBUSY)
   */
  public boolean setCapacity(int bytes) {
    long first = readPosition / FRAME;
    long end = filled() == 0 ? first : (writePosition + FRAME - 1) / FRAME;
    int slots = bytes / FRAME;
    if (end - first > slots) {
      return false;
    }
    int[] resized = new int[slots];
    for (long page = first; page < end; page++) {
      int frame = frames[(int) (page % frames.length)];
      // A full ring may end in the frame that it begins in: not so in a longer one.
      boolean begunIn = page - first == frames.length;
      resized[(int) (page % slots)] = begunIn ? copied(frame) : frame;
    }
    frames = resized;
    scheduler.wakeAll(notFull, "the pipe's size has changed");
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
    int room = capacity() - filled() >= ATOMIC ? Readiness.OUT : 0;
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
      scheduler.wakeAll(notFull, "nobody reads the pipe");
    }
    freeIfUnused();
  }

  /** An end that writes was closed; readers learn of it when it was the last. */
  public void removeWriter() {
    writers--;
    if (writers == 0) {
      scheduler.wakeAll(notEmpty, "nobody writes the pipe");
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

  private void advanceRead(int bytes) {
    int slot = slot(readPosition);
    readPosition += bytes;
    code.store(header + READ_POSITION, (int) readPosition);
    boolean empty = readPosition == writePosition;
    // A full ring may have gone round into the frame just read to its end.
    boolean frameRead =
        offset(readPosition) == 0 && writePosition <= readPosition + capacity() - FRAME;
    if (empty || frameRead) {
      memory.frames().release(frames[slot]);
      frames[slot] = 0;
      // An emptied pipe starts its next bytes in a frame of their own.
      long next = readPosition + FRAME - 1 & -FRAME;
      if (empty) {
        readPosition = next;
        writePosition = next;
      }
    }
  }

  private void advanceWrite(int bytes) {
    writePosition += bytes;
    code.store(header + WRITE_POSITION, (int) writePosition);
  }

  private int copied(int frame) {
    int copy = memory.frames().allocate();
    memory.frames().copy(frame, copy);
    return copy;
  }

  private int frameForWrite() {
    int slot = slot(writePosition);
    if (frames[slot] == 0) {
      frames[slot] = memory.frames().allocate();
    }
    return frames[slot];
  }

  private int frameOf(long position) {
    return frames[slot(position)];
  }

  private void freeIfUnused() {
    if (readers > 0 || writers > 0) {
      return;
    }
    for (int frame : frames) {
      if (frame != 0) {
        memory.frames().release(frame);
      }
    }
    memory.heap().release(header, HEADER_BYTES);
  }

  private int slot(long position) {
    return (int) (position / FRAME % frames.length);
  }

  private static int offset(long position) {
    return (int) (position % FRAME);
  }
}
