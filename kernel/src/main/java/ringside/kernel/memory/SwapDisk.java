package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The emulated disk that pages are swapped to: blocks of one page each. It takes one request after
 * another; a write is out of the machine's way once the disk has taken it, a read is waited for.
 */
public final class SwapDisk {
  private final int blocks;
  private final long latency;
  private final long transfer;
  private final List<int[]> contents = new ArrayList<>();
  private final List<Integer> users = new ArrayList<>();
  private final BitSet used = new BitSet();
  private long busyUntil;
  private long reads;
  private long writes;
  private long busyCycles;
  private int peak;

  /**
   * An empty disk.
   *
   * @param blocks pages that fit, 0 for no disk
   * @param latency cycles before a request begins
   * @param transfer cycles that a block takes then
   */
  public SwapDisk(int blocks, long latency, long transfer) {
    this.blocks = blocks;
    this.latency = latency;
    this.transfer = transfer;
  }

  /** Whether one more page fits. */
  boolean hasRoom() {
    return used.cardinality() < blocks;
  }

  /** Takes a page, whose words are copied; says in which block it is. */
  int write(int[] words, long now) {
    int block = used.nextClearBit(0);
    used.set(block);
    while (contents.size() <= block) {
      contents.add(new int[0]);
      users.add(0);
    }
    contents.set(block, words);
    users.set(block, 1);
    peak = Math.max(peak, used.cardinality());
    writes++;
    request(now);
    return block;
  }

  /** Cycle at which it has done all requests that it has taken. */
  long busyUntil() {
    return busyUntil;
  }

  /** Begins to read a block; says at which cycle it is there. */
  long read(long now) {
    reads++;
    return request(now);
  }

  /** The words of a block. */
  int[] contents(int block) {
    return contents.get(block);
  }

  /** One more page table refers to a block. */
  void share(int block) {
    users.set(block, users.get(block) + 1);
  }

  /** One page table less refers to a block; the last frees it. */
  void release(int block) {
    users.set(block, users.get(block) - 1);
    if (users.get(block) == 0) {
      used.clear(block);
      contents.set(block, new int[0]);
    }
  }

  /** Whether it has still to do what it was asked for. */
  public boolean isBusy(long now) {
    return busyUntil > now;
  }

  /** Pages that fit. */
  public int blocks() {
    return blocks;
  }

  /** Pages in it. */
  public int used() {
    return used.cardinality();
  }

  /** The most pages in it at once. */
  public int peak() {
    return peak;
  }

  /** Pages read back. */
  public long reads() {
    return reads;
  }

  /** Pages written out. */
  public long writes() {
    return writes;
  }

  /** Cycles for which it was at work. */
  public long busyCycles() {
    return busyCycles;
  }

  private long request(long now) {
    long start = Math.max(now, busyUntil);
    busyUntil = start + latency + transfer;
    busyCycles += latency + transfer;
    return busyUntil;
  }
}
