package ringside.mmu.memory;

import java.util.Arrays;

/**
 * Little-endian memory from {@link #BASE} on, as an array of words made in chunks of 64 KiB when
 * first touched, so that a small program on a large machine costs the host little. Physical
 * addresses are unsigned 32-bit numbers in an int.
 */
public final class PhysicalMemory {
  /** The first physical address, where RISC-V boards have their memory. */
  public static final int BASE = 0x8000_0000;

  /** log2 of the bytes of a frame. */
  public static final int FRAME_SHIFT = 12;

  /** Bytes of a frame. */
  public static final int FRAME_BYTES = 1 << FRAME_SHIFT;

  private static final int CHUNK_SHIFT = 16;
  private static final int CHUNK_WORDS = 1 << CHUNK_SHIFT - 2;
  private static final int CHUNK_WORD_MASK = CHUNK_WORDS - 1;
  private static final int[] UNTOUCHED = new int[0];

  private final int sizeBytes;
  private final int[][] chunks;
  private final boolean[] watched;
  private CodeWatcher watcher = frame -> {};

  /**
   * Memory full of zeros.
   *
   * @param sizeBytes a multiple of 4096, at most 1 GiB (what the kernel's part of the address space
   *     can map)
   */
  public PhysicalMemory(int sizeBytes) {
    if (sizeBytes <= 0 || sizeBytes > 1 << 30 || sizeBytes % FRAME_BYTES != 0) {
      throw new IllegalArgumentException(
          "memory size must be a multiple of 4096 up to 1 GiB: " + sizeBytes);
    }
    this.sizeBytes = sizeBytes;
    this.chunks = new int[(sizeBytes + (1 << CHUNK_SHIFT) - 1) >>> CHUNK_SHIFT][];
    Arrays.fill(chunks, UNTOUCHED);
    this.watched = new boolean[sizeBytes >>> FRAME_SHIFT];
  }

  /** Bytes of memory. */
  public int sizeBytes() {
    return sizeBytes;
  }

  /** Whether a physical address lies in memory. */
  public boolean contains(int address) {
    return Integer.compareUnsigned(address - BASE, sizeBytes) < 0;
  }

  /** The word array that holds an address; engines keep it, it never moves. */
  public int[] chunk(int address) {
    int index = address - BASE >>> CHUNK_SHIFT;
    int[] chunk = chunks[index];
    if (chunk.length == 0) {
      chunk = new int[CHUNK_WORDS];
      chunks[index] = chunk;
    }
    return chunk;
  }

  /** Where in its chunk the word of an address stands. */
  public static int wordIndex(int address) {
    return address >>> 2 & CHUNK_WORD_MASK;
  }

  /** The word at a multiple of 4. */
  public int readWord(int address) {
    int[] chunk = chunks[address - BASE >>> CHUNK_SHIFT];
    return chunk.length == 0 ? 0 : chunk[wordIndex(address)];
  }

  /** Sets the word at a multiple of 4. */
  public void writeWord(int address, int value) {
    chunk(address)[wordIndex(address)] = value;
    if (watched[address - BASE >>> FRAME_SHIFT]) {
      changed(address);
    }
  }

  /** 1, 2 or 4 bytes that lie in one word, zero-extended. */
  public int read(int address, int bytes) {
    int word = readWord(address & ~3);
    return bytes == 4 ? word : word >>> (address & 3) * 8 & (1 << bytes * 8) - 1;
  }

  /** Sets 1, 2 or 4 bytes that lie in one word. */
  public void write(int address, int value, int bytes) {
    if (bytes == 4) {
      writeWord(address, value);
      return;
    }
    int shift = (address & 3) * 8;
    int mask = (1 << bytes * 8) - 1 << shift;
    int word = readWord(address & ~3);
    writeWord(address & ~3, word & ~mask | value << shift & mask);
  }

  /** Names the one who must hear of writes to watched frames. */
  public void watchWith(CodeWatcher codeWatcher) {
    watcher = codeWatcher;
  }

  /** Watches a frame (physical address >>> 12) until it is written next. */
  public void watch(int frame) {
    watched[frame - (BASE >>> FRAME_SHIFT)] = true;
  }

  /** Whether a frame (physical address >>> 12) is watched. */
  public boolean isWatched(int frame) {
    return watched[frame - (BASE >>> FRAME_SHIFT)];
  }

  /** Whether an address lies in memory, in a frame that is not watched. */
  public boolean storesPlainly(int address) {
    int index = address - BASE >>> FRAME_SHIFT;
    return index < watched.length && !watched[index];
  }

  private void changed(int address) {
    watched[address - BASE >>> FRAME_SHIFT] = false;
    watcher.frameWritten(address >>> FRAME_SHIFT);
  }
}
