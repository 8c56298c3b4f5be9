package ringside.mmu.tlb;

import java.util.Arrays;

/**
 * Which slots may hold what is looked for, so that a miss in a fully associative TLB need not look
 * at all of them (benchmark: tests, {@code EngineBenchmark}). Slots whose keys end alike hang in
 * one chain.
 */
final class SlotChains {
  private static final int END = -1;

  /** The first slot of each chain, by the low bits of the key. */
  private final int[] heads;

  private final int[] next;

  SlotChains(int slots) {
    heads = new int[Integer.highestOneBit(slots) * 8];
    next = new int[slots];
    Arrays.fill(heads, END);
  }

  /** The first slot that may have a key, or -1. */
  int first(int key) {
    return heads[key & heads.length - 1];
  }

  /** The one that may have it behind a slot, or -1. */
  int next(int slot) {
    return next[slot];
  }

  void add(int key, int slot) {
    int chain = key & heads.length - 1;
    next[slot] = heads[chain];
    heads[chain] = slot;
  }

  void remove(int key, int slot) {
    int chain = key & heads.length - 1;
    if (heads[chain] == slot) {
      heads[chain] = next[slot];
      return;
    }
    int before = heads[chain];
    while (next[before] != slot) {
      before = next[before];
    }
    next[before] = next[slot];
  }
}
