package ringside.lab.learn.talk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/** Counts what programs store to some words, and sees where these lie in memory. */
final class Stores implements AccessObserver {
  private final Set<Integer> addresses = new HashSet<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private long count;

  /** Counts those to the word at a virtual address, too. */
  void watch(int address) {
    addresses.add(address);
  }

  /** How many there were. */
  long count() {
    return count;
  }

  /** The physical address behind a virtual one, at its last store. */
  int place(int address) {
    return places.getOrDefault(address, 0);
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    boolean stores = mode == Mode.USER && kind == Kind.STORE && origin != null;
    if (stores && addresses.contains(virtualAddress)) {
      count++;
      places.put(virtualAddress, physicalAddress);
    }
  }
}
