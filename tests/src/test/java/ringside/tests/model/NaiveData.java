package ringside.tests.model;

import java.util.Set;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.ledger.Cause;
import ringside.tests.model.NaiveTranslation.Kind;

/** Loads and stores of any alignment: translation, then cache, then memory. */
final class NaiveData {
  private static final int LINE = 64;

  private final NaiveRam ram;
  private final NaiveTranslation translation;
  private final NaiveMemorySystem caches;
  private final Counts counts;
  private final Set<Mistake> mistakes;
  private final int misalignedCycles;

  NaiveData(
      Configuration configuration,
      NaiveRam ram,
      NaiveTranslation translation,
      NaiveMemorySystem caches,
      Counts counts,
      Set<Mistake> mistakes) {
    this.ram = ram;
    this.translation = translation;
    this.caches = caches;
    this.counts = counts;
    this.mistakes = mistakes;
    this.misalignedCycles = configuration.integer(Setting.COST_MISALIGNED);
  }

  int fetch(int pc) throws NaiveFault {
    int physical = translate(pc, Kind.FETCH);
    caches.fetch(physical);
    return ram.read(physical, 4);
  }

  int load(int address, int size) throws NaiveFault {
    int[] places = access(address, size, Kind.LOAD);
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= ram.read(places[i], 1) << 8 * i;
    }
    return value;
  }

  void store(int address, int value, int size) throws NaiveFault {
    int[] places = access(address, size, Kind.STORE);
    for (int i = 0; i < size; i++) {
      ram.write(places[i], value >>> 8 * i, 1);
    }
  }

  /** The old word, which an atomic replaces by one access of store kind. */
  int beginAtomic(int address) throws NaiveFault {
    if (mistakes.contains(Mistake.AMO_ACCESSES_TWICE)) {
      touch(address, Kind.LOAD);
    }
    int physical = translate(address, Kind.STORE);
    caches.data(physical, !mistakes.contains(Mistake.AMO_DOES_NOT_DIRTY));
    return ram.read(physical, 4);
  }

  void finishAtomic(int address, int value) throws NaiveFault {
    NaiveTlb.Entry entry = translation.dtlb.find(address >>> 12, translation.asid());
    if (entry == null) {
      throw new IllegalStateException("the atomic's page was translated just now");
    }
    ram.write(NaiveTranslation.physical(entry, address), value, 4);
  }

  void touch(int address, Kind kind) throws NaiveFault {
    caches.data(translate(address, kind), kind == Kind.STORE);
  }

  /** Makes the access or both of them; the physical address of each byte. */
  private int[] access(int address, int size, Kind kind) throws NaiveFault {
    int lowBytes = Math.min(size, LINE - (address & LINE - 1));
    boolean misaligned = Integer.remainderUnsigned(address, size) != 0;
    boolean crosses = lowBytes < size;
    int low = translate(address, kind);
    caches.data(low, kind == Kind.STORE);
    if (misaligned && (crosses || !mistakes.contains(Mistake.MISALIGNED_IN_LINE_IS_FREE))) {
      counts.charge(Cause.MISALIGNED, misalignedCycles);
    }
    int high = low + lowBytes;
    if (crosses && !oneAccessIsEnough(address)) {
      high = translate(address + lowBytes, kind);
      caches.data(high, kind == Kind.STORE);
    }
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = i < lowBytes ? low + i : high + i - lowBytes;
    }
    return places;
  }

  private int translate(int address, Kind kind) throws NaiveFault {
    int physical = translation.translate(address, kind);
    if (!ram.contains(physical)) {
      throw new NaiveFault(kind.accessFault, address);
    }
    return physical;
  }

  private boolean oneAccessIsEnough(int address) {
    boolean samePage = (address & 0xfff) <= 0xffc;
    return samePage && mistakes.contains(Mistake.CROSSING_IS_ONE_ACCESS);
  }
}
