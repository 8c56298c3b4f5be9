package ringside.kernel.net.ip;

import java.util.Arrays;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.mmu.AccessObserver.Cargo;

/**
 * A packet in guest memory, its headers first (Linux: sk_buff). Words are in the network's order;
 * each access is charged.
 */
public final class Packet {
  private static final int WORDS_OF_LINE = 16;
  private static final int TIMER_BYTES = 4;

  private final KernelMemory memory;
  private final KernelBuffer buffer;
  private final int length;
  private final boolean six;

  /**
   * A packet of some length, whose contents are whatever was there.
   *
   * @param length bytes, headers included
   * @param six whether it is one of IPv6, as interfaces say in their frames
   * @throws ringside.kernel.memory.OutOfMemory where it does not fit
   */
  Packet(KernelMemory memory, int length, boolean six) {
    this.memory = memory;
    this.length = length;
    this.six = six;
    this.buffer = new KernelBuffer(memory, timerOffset() + TIMER_BYTES);
  }

  /**
   * A packet that came from outside, whose bytes a device stores.
   *
   * @param cargo where the device has taken it
   */
  static Packet of(KernelMemory memory, Cargo cargo, byte[] bytes) {
    boolean six = bytes.length > 0 && (bytes[0] & 0xf0) == 0x60;
    Packet packet = new Packet(memory, bytes.length, six);
    packet.buffer.comes(cargo, bytes.length);
    for (int i = 0; i < bytes.length; i += 4) {
      if (i % (WORDS_OF_LINE * 4) == 0) {
        memory.code().run(Routine.FILL_LINE);
      }
      int word = 0;
      for (int j = i; j < i + 4; j++) {
        word = word << 8 | (j < bytes.length ? bytes[j] & 0xff : 0);
      }
      packet.setWord(i / 4, word);
    }
    return packet;
  }

  /** Bytes of the packet. */
  public int length() {
    return length;
  }

  /** Whether it is one of IPv6. */
  public boolean isSix() {
    return six;
  }

  /** Where what its header carries begins, in a packet that is whole. */
  public int start() {
    return six ? Ipv6.BYTES : Ipv4.BYTES;
  }

  /** Address, behind the bytes, of its place in the timer queue while it is on its way. */
  public int timerField() {
    return buffer.address(timerOffset());
  }

  private int timerOffset() {
    return length + 3 & -4;
  }

  /** The bytes, in kernel memory. */
  public KernelBuffer buffer() {
    return buffer;
  }

  /** A word, in network byte order. */
  public int word(int index) {
    return Integer.reverseBytes(buffer.load(index));
  }

  /** Sets a word, in network byte order. */
  public void setWord(int index, int value) {
    buffer.store(index, Integer.reverseBytes(value));
  }

  /** The sum of the 16-bit words from an offset, a multiple of 4, to the end (RFC 1071). */
  public int sum(int offset, int end, int initial) {
    long sum = initial & 0xffff_ffffL;
    int[] words = new int[WORDS_OF_LINE];
    for (int at = offset; at < end; at += WORDS_OF_LINE * 4) {
      int count = Math.min(WORDS_OF_LINE, (end - at + 3) / 4);
      boolean line = end - at >= WORDS_OF_LINE * 4;
      memory.code().run(line ? Routine.CHECKSUM_LINE : Routine.CHECKSUM_WORD);
      buffer.load(at / 4, words, count);
      for (int i = 0; i < count; i++) {
        int unused = Math.max(0, at + i * 4 + 4 - end) * 8;
        int word = Integer.reverseBytes(words[i]) >>> unused << unused;
        sum += (word >>> 16) + (word & 0xffff);
      }
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (int) sum;
  }

  /** Its bytes, for observers and wires. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer.bytes(), length);
  }

  /** Gives the memory back. */
  public void release() {
    buffer.release();
  }
}
