package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.AccessObserver.Cargo;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Bytes that the kernel keeps for a guest: a queued message, a table. They are in kernel objects of
 * at most a frame each, so that any length fits.
 */
public final class KernelBuffer {
  private static final int LINE = 64;
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

  /** Copies bytes of a user's in to an offset. */
  public void fill(UserVectors from, int fromOffset, int offset, int bytes) {
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, CHUNK - (offset + done) % CHUNK);
      from.copyIn(fromOffset + done, address(offset + done), part);
      done += part;
    }
  }

  /** Copies bytes from an offset out to a user. */
  public void drain(UserVectors to, int toOffset, int offset, int bytes) {
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, CHUNK - (offset + done) % CHUNK);
      to.copyOut(address(offset + done), toOffset + done, part);
      done += part;
    }
  }

  /** Copies bytes to another buffer, word by word where both sides are aligned. */
  public void copy(int offset, KernelBuffer to, int toOffset, int bytes) {
    for (int done = 0; done < bytes; ) {
      int most = Math.min(bytes - done, Math.min(left(offset + done), left(toOffset + done)));
      int words = copyWords(offset + done, to, toOffset + done, most);
      if (words > 0) {
        done += words * 4;
        continue;
      }
      boolean aligned = (offset + done & 3) == 0 && (toOffset + done & 3) == 0;
      int size = aligned && bytes - done >= 4 ? 4 : 1;
      memory.code().run(size == 4 ? Routine.COPY_WORD : Routine.COPY_BYTE);
      int value = memory.code().load(address(offset + done), size);
      memory.code().store(to.address(toOffset + done), value, size);
      done += size;
    }
  }

  private int copyWords(int offset, KernelBuffer to, int toOffset, int bytes) {
    return memory.code().copyWords(address(offset), to.address(toOffset), bytes / 4);
  }

  /** Bytes from an offset to the end of its chunk. */
  private static int left(int offset) {
    return CHUNK - offset % CHUNK;
  }

  /** A device stores bytes from an offset of an array on; all that fit. */
  public void deviceFill(byte[] bytes, int from) {
    for (int i = 0; i < length; i += 4) {
      if (i % LINE == 0) {
        memory.code().run(Routine.FILL_LINE);
      }
      int size = length - i >= 4 ? 4 : 1;
      for (int j = i; j < Math.min(i + 4, length); j += size) {
        int value = 0;
        for (int k = 0; k < size; k++) {
          value |= (bytes[from + j + k] & 0xff) << 8 * k;
        }
        memory.code().store(address(j), value, size);
      }
    }
  }

  /** Lets who observes know that its first bytes go with a device. */
  public void goes(Cargo cargo, int bytes) {
    for (int done = 0; done < bytes; done += CHUNK) {
      int part = Math.min(size(done), bytes - done);
      memory.code().hart().mmu().deviceTakes(cargo, done, physical(done), part);
    }
  }

  /** Lets who observes know that a device stores its first bytes next. */
  public void comes(Cargo cargo, int bytes) {
    for (int done = 0; done < bytes; done += CHUNK) {
      int part = Math.min(size(done), bytes - done);
      memory.code().hart().mmu().deviceStores(cargo, done, physical(done), part);
    }
  }

  private int physical(int offset) {
    return KernelLayout.physical(address(offset));
  }

  /** A device takes its bytes. */
  public byte[] deviceDrain() {
    for (int line = 0; line < length; line += LINE) {
      memory.code().run(Routine.FILL_LINE);
      memory.code().touch(address(line), (Math.min(LINE, length - line) + 3) / 4);
    }
    return bytes();
  }

  /** Its bytes as they are, for observers: nothing is charged. */
  public byte[] bytes() {
    PhysicalMemory physical = memory.code().hart().mmu().memory();
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) physical.read(KernelLayout.physical(address(i)), 1);
    }
    return bytes;
  }

  /** Loads a word. */
  public int load(int index) {
    return memory.code().load(address(index * 4));
  }

  /** Loads consecutive words. */
  public void load(int index, int[] into, int words) {
    for (int done = 0; done < words; ) {
      int offset = (index + done) * 4;
      int part = Math.min(words - done, left(offset) / 4);
      memory.code().load(address(offset), into, done, part);
      done += part;
    }
  }

  /** A word as a debugger reads it, free of charge. */
  public int peek(int index) {
    return memory.code().hart().mmu().memory().readWord(KernelLayout.physical(address(index * 4)));
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

  /** Kernel address of a byte; the rest of its chunk follows. */
  public int address(int offset) {
    return chunks.get(offset / CHUNK) + offset % CHUNK;
  }

  private int size(int offset) {
    return Math.min(CHUNK, Math.max(1, length - offset));
  }
}
