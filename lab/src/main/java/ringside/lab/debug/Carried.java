package ringside.lab.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ringside.mmu.memory.PhysicalMemory;

/**
 * What the kernel has in its hands: what it has loaded since its last store, or a block of a disk.
 * What it stores next is a copy of that, if it is as long and, as whoever asks has to see, equal.
 */
final class Carried {
  private static final int OFFSET = PhysicalMemory.FRAME_BYTES - 1;

  /** Physical address of what was loaded last; 0 for nothing. */
  private int loaded;

  private int bytes;

  /** Virtual address of a store that faulted, and what was to be stored there; 0 for none. */
  private int faulted;

  private int faultedLoad;
  private int faultedBytes;

  /** By block of the swap disk, where its words were, and when they went. */
  private final Map<Integer, Copy> blocks = new HashMap<>();

  /** The frame that is being filled from a disk, and with what; 0 for none. */
  private int filled;

  private Copy filling = new Copy(0, 0);

  void load(int physical, int length) {
    loaded = physical;
    bytes = length;
    filled = 0;
  }

  /** A page has to be brought in first; then the same is stored there. */
  void fault(int address) {
    faulted = address;
    faultedLoad = loaded;
    faultedBytes = bytes;
  }

  /** A store begins. */
  void store(int address) {
    if (faulted != 0 && address == faulted) {
      faulted = 0;
      loaded = loaded == 0 ? faultedLoad : loaded;
      bytes = faultedBytes;
    }
  }

  void stored() {
    loaded = 0;
  }

  void toDisk(long cycle, int block, int frame) {
    blocks.put(block, new Copy(frame, cycle));
  }

  void fromDisk(int block, int frame) {
    Copy from = blocks.get(block);
    loaded = 0;
    filled = from == null ? 0 : frame;
    filling = from == null ? filling : from;
  }

  /**
   * Where a byte that is stored comes from.
   *
   * @param to physical address of the byte
   * @param start physical address of the store
   * @param length bytes that are stored
   */
  Optional<Copy> source(int to, int start, int length, long cycle) {
    if (filled != 0 && (to & ~OFFSET) == filled) {
      return Optional.of(new Copy(filling.physical() | to & OFFSET, filling.before()));
    }
    boolean fits = loaded != 0 && length == bytes;
    return fits ? Optional.of(new Copy(loaded + to - start, cycle)) : Optional.empty();
  }
}
