package ringside.lab.debug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver.Cargo;

/**
 * What the kernel has in its hands: what it has loaded since its last store, or what a device has
 * taken. What it stores next is a copy of that, if it is as long and, as whoever asks has to see,
 * equal.
 */
final class Carried {
  private final int computer;
  private final Cargoes cargoes;

  /** Physical address of what was loaded last; 0 for nothing. */
  private int loaded;

  private int bytes;

  /** Virtual address of a store that faulted, and what was to be stored there; 0 for none. */
  private int faulted;

  private int faultedLoad;
  private int faultedBytes;

  /** What a device puts there, the place of its first byte, and how many there are. */
  private @Nullable Cargo filling;

  private int filled;
  private int offset;
  private int filledBytes;

  Carried(int computer, Cargoes cargoes) {
    this.computer = computer;
    this.cargoes = cargoes;
  }

  void load(int physical, int length) {
    loaded = physical;
    bytes = length;
    filling = null;
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

  void takenByDevice(long cycle, Cargo cargo, int first, int physical, int length) {
    cargoes.take(cargo, first, length, new Copy(computer, physical, cycle));
  }

  void givenByDevice(Cargo cargo, int first, int physical, int length) {
    loaded = 0;
    filling = cargo;
    offset = first;
    filled = physical;
    filledBytes = length;
  }

  /**
   * Where a byte that is stored comes from.
   *
   * @param to physical address of the byte
   * @param start physical address of the store
   * @param length bytes that are stored
   */
  Optional<Copy> source(int to, int start, int length, long cycle) {
    Cargo given = filling;
    if (given != null && to - filled >= 0 && to - filled < filledBytes) {
      return cargoes.find(given, offset + to - filled);
    }
    boolean fits = loaded != 0 && length == bytes;
    return fits ? Optional.of(new Copy(computer, loaded + to - start, cycle)) : Optional.empty();
  }
}
