package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.List;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Bytes that the kernel keeps for a guest: a queued message, a table. They are in kernel objects of
 * at most a frame each, so that any length fits.
 */
public final class KernelBuffer {
  private static final int CHUNK = PhysicalMemory.FRAME_BYTES;

  private final KernelMemory memory;
  private final int length;
  private final List<Integer> chunks = new ArrayList<>();

  /**
   * Takes the objects for a number of bytes, whose contents are whatever was there.
   *
   * @throws OutOfMemory where they don't fit; nothing is kept then
   */
  public KernelBuffer(KernelMemory memory, int length) {
    this.memory = memory;
    this.length = length;
    try {
      int done = 0;
      do { // even nothing takes a place in memory: what is queued is bounded by it
        chunks.add(memory.heap().allocate(size(done)));
        done += CHUNK;
      } while (done < length);
    } catch (OutOfMemory none) {
      release();
      throw none;
    }
  }

  /** Bytes in it. */
  public int length() {
    return length;
  }

  /** Copies all its bytes in from a user address. */
  public void fill(UserMemory user, int address) {
    for (int done = 0; done < length; done += CHUNK) {
      user.copyIn(address + done, address(done), size(done));
    }
  }

  /** Copies its first bytes out to a user address. */
  public void drain(UserMemory user, int address, int bytes) {
    for (int done = 0; done < bytes; done += CHUNK) {
      user.copyOut(address(done), address + done, Math.min(size(done), bytes - done));
    }
  }

  /** Loads a word. */
  public int load(int index) {
    return memory.code().load(address(index * 4));
  }

  /** Stores a word. */
  public void store(int index, int value) {
    memory.code().store(address(index * 4), value);
  }

  /** Gives everything back. */
  public void release() {
    for (int i = 0; i < chunks.size(); i++) {
      memory.heap().release(chunks.get(i), size(i * CHUNK));
    }
    chunks.clear();
  }

  private int address(int offset) {
    return chunks.get(offset / CHUNK) + offset % CHUNK;
  }

  private int size(int offset) {
    return Math.min(CHUNK, Math.max(1, length - offset));
  }
}
