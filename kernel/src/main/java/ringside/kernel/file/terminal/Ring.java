package ringside.kernel.file.terminal;

import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Bytes in a circle of frames, by a position that only grows. A frame is taken when the first byte
 * comes into it, and stays until the ring is released.
 */
final class Ring {
  private static final int FRAME = PhysicalMemory.FRAME_BYTES;

  private final KernelMemory memory;
  private final KernelCode code;
  private final @Nullable Integer[] frames;
  private long tail;
  private long head;

  /** An empty ring of a number of frames. */
  Ring(KernelMemory memory, int frames) {
    this.memory = memory;
    this.code = memory.code();
    this.frames = new Integer[frames];
  }

  /** Bytes in it. */
  int size() {
    return (int) (head - tail);
  }

  /** Bytes that it can hold in all. */
  int capacity() {
    return frames.length * FRAME;
  }

  /** Bytes that fit. */
  int room() {
    return capacity() - size();
  }

  /** Position of the oldest byte. */
  long tail() {
    return tail;
  }

  /** Position behind the newest byte. */
  long head() {
    return head;
  }

  /** Appends a byte; false where there is no memory for it. */
  boolean put(int value) {
    int slot = slot(head);
    Integer frame = frames[slot];
    if (frame == null) {
      try {
        frame = memory.heap().allocate(FRAME);
      } catch (OutOfMemory none) {
        return false;
      }
      frames[slot] = frame;
    }
    code.store(frame + (int) (head % FRAME), value, 1);
    head++;
    return true;
  }

  /** The byte at a position. */
  int at(long position) {
    return code.load(address(position), 1);
  }

  /** Takes the oldest byte. */
  int take() {
    int value = at(tail);
    tail++;
    return value;
  }

  /** Copies the oldest bytes out and takes them; none are taken where the user's address is bad. */
  void drain(UserMemory user, int address, int bytes) {
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, FRAME - (int) ((tail + done) % FRAME));
      user.copyOut(address(tail + done), address + done, part);
      done += part;
    }
    tail += bytes;
  }

  /** Forgets the oldest byte. */
  void skip() {
    tail++;
  }

  /** Forgets the newest bytes, down to a position. */
  void cut(long position) {
    head = position;
  }

  /** Forgets all. */
  void clear() {
    tail = head;
  }

  /** Forgets all, and gives the frames back. */
  void release() {
    clear();
    for (int i = 0; i < frames.length; i++) {
      Integer frame = frames[i];
      if (frame != null) {
        memory.heap().release(frame, FRAME);
        frames[i] = null;
      }
    }
  }

  private int address(long position) {
    Integer frame = frames[slot(position)];
    if (frame == null) {
      throw new IllegalStateException("no byte has been put at " + position);
    }
    return frame + (int) (position % FRAME);
  }

  private int slot(long position) {
    return (int) (position / FRAME % frames.length);
  }
}
