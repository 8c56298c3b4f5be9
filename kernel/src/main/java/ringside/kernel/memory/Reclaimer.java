package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * Finds frames when none is left: the clock algorithm (Corbató 1968) over the private pages of all
 * address spaces. A page that has been used since the hand last came by gets a second chance; one
 * that has not goes to the swap disk.
 */
public final class Reclaimer {
  /** Pages that one call evicts, so that not every allocation has to search. */
  private static final int BATCH = 8;

  private final KernelCode code;
  private final SwapDisk disk;
  private final List<AddressSpace> spaces = new ArrayList<>();
  private int hand;
  private int handAddress;
  private long evicted;

  Reclaimer(KernelCode code, SwapDisk disk) {
    this.code = code;
    this.disk = disk;
  }

  void add(AddressSpace space) {
    spaces.add(space);
  }

  void remove(AddressSpace space) {
    int index = spaces.lastIndexOf(space); // most that go have come lately
    spaces.remove(index);
    if (index < hand) {
      hand--;
    } else if (index == hand) {
      handAddress = 0;
    }
  }

  /** Pages evicted since the computer was switched on. */
  public long evicted() {
    return evicted;
  }

  /** Frees some frames; does nothing where no page can go. */
  void reclaim() {
    code.run(Routine.RECLAIM);
    int wanted = BATCH;
    // Once round to take the marks away, once more to find those that nobody used since.
    int visits = 2 * spaces.size() + 1;
    while (wanted > 0 && visits > 0 && disk.hasRoom() && !spaces.isEmpty()) {
      hand = hand % spaces.size();
      Sweep sweep = spaces.get(hand).eviction().sweep(handAddress, wanted);
      wanted -= sweep.evicted();
      evicted += sweep.evicted();
      handAddress = sweep.next();
      if (handAddress == 0) {
        hand++;
        visits--;
      }
    }
    flush();
  }

  /** Evicts all that can go of a space: its process is suspended. */
  void evictAll(AddressSpace space) {
    int address = 0;
    do {
      Sweep sweep = space.eviction().sweepAll(address);
      evicted += sweep.evicted();
      address = sweep.next();
    } while (address != 0);
    flush();
  }

  /** Evicts all that can go of a range. */
  void evict(AddressSpace space, int start, int end) {
    code.run(Routine.RECLAIM);
    evicted += space.eviction().sweepAll(start, end);
    flush();
  }

  private void flush() {
    code.run(Routine.TLB_FENCE);
    code.hart().chargeSystem();
    code.hart().mmu().flushAll();
  }

  /**
   * What a sweep through a space came to.
   *
   * @param evicted pages that went
   * @param next where to go on, 0 at the end of the space
   */
  record Sweep(int evicted, int next) {}
}
