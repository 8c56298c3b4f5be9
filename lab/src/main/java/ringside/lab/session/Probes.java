package ringside.lab.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.engine.PhysicalWords;
import ringside.cpu.engine.ProbeHit;
import ringside.isa.elf.ElfSymbol;
import ringside.mmu.AccessFilter;

/** All that a session is to stop for, by kind. */
final class Probes {
  private static final int WORD = ~3;

  private final List<Station> stations;
  private final Set<Integer> instructions = new HashSet<>();
  private final Set<Integer> words = new HashSet<>();
  private final List<String> symbols = new ArrayList<>();
  private final List<String> watchedSymbols = new ArrayList<>();
  private @Nullable PhysicalWords physicalWords;
  private @Nullable AccessFilter filter;
  private final List<BooleanSupplier> questions = new ArrayList<>();
  private long cycle = Long.MAX_VALUE / 4;
  private boolean asked;

  /**
   * Those of a session.
   *
   * @throws IllegalArgumentException where no guest has a symbol that is named
   */
  Probes(List<Station> stations, Stop... stops) {
    this.stations = stations;
    for (Stop stop : stops) {
      add(stop);
    }
  }

  private void add(Stop stop) {
    if (stop instanceof Stop.AtCycle at) {
      cycle = Math.min(cycle, at.cycle());
    } else if (stop instanceof Stop.At at) {
      instructions.add(at.address());
    } else if (stop instanceof Stop.WhenWritten when) {
      words.add(when.address() & WORD);
    } else if (stop instanceof Stop.AtSymbol at) {
      symbols.add(known(at.symbol()));
    } else if (stop instanceof Stop.WhenSymbolWritten when) {
      watchedSymbols.add(known(when.symbol()));
    } else if (stop instanceof Stop.WhenMemoryUsed when) {
      physicalWords = when.words();
    } else if (stop instanceof Stop.WhenAccessed when) {
      filter = when.filter();
    } else if (stop instanceof Stop.Asked question) {
      questions.add(question.question());
    }
  }

  private String known(String symbol) {
    if (stations.stream().allMatch(station -> station.symbol(symbol) == null)) {
      throw new IllegalArgumentException("no guest has a symbol " + symbol);
    }
    return symbol;
  }

  /** The cycle at which to stop. */
  long cycle() {
    return cycle;
  }

  /** Asks who wants to be asked. */
  boolean ask() {
    for (BooleanSupplier question : questions) {
      asked |= question.getAsBoolean();
    }
    return asked;
  }

  /** Whether somebody has said yes. */
  boolean wasAsked() {
    return asked;
  }

  /** Lets the computers stop. */
  void arm() {
    if (areNone()) {
      return;
    }
    for (Station station : stations) {
      Set<Integer> here = new HashSet<>(instructions);
      here.addAll(addresses(station, symbols));
      Set<Integer> watched = new HashSet<>(words);
      addresses(station, watchedSymbols).forEach(address -> watched.add(address & WORD));
      if (!here.isEmpty() || !watched.isEmpty() || physicalWords != null || filter != null) {
        station.computer().stopFor(here, watched, physicalWords, filter);
      }
    }
  }

  /** Lets them go on without it. */
  void disarm() {
    if (!areNone()) {
      stations.forEach(station -> station.computer().stopFor(Set.of(), Set.of(), null, null));
    }
  }

  /** Whether the computers run as if nobody asked: to a cycle at most. */
  private boolean areNone() {
    boolean none = instructions.isEmpty() && words.isEmpty() && filter == null;
    boolean noNames = symbols.isEmpty() && watchedSymbols.isEmpty();
    return none && noNames && physicalWords == null;
  }

  /** Why a computer has stopped, or null where what it met is not what was asked for. */
  @Nullable StopReason reason(Station station, ProbeHit hit) {
    if (hit.access() != null) {
      return new StopReason.Accessed(
          station.number(),
          hit.pid(),
          hit.tid(),
          hit.byKernel(),
          hit.pc(),
          hit.access(),
          hit.address());
    }
    boolean executed = hit.kind() == ProbeHit.Kind.EXECUTED;
    boolean anywhere =
        executed
            ? instructions.contains(hit.address())
            : physicalWords != null || words.contains(hit.address());
    if (!anywhere && !station.runsGuest(hit.pid())) {
      return null;
    }
    int number = station.number();
    if (executed) {
      return new StopReason.Breakpoint(number, hit.pid(), hit.tid(), hit.pc());
    }
    int pc = hit.byKernel() ? station.callPc(hit.tid(), hit.pc()) : hit.pc();
    return new StopReason.Written(
        number, hit.pid(), hit.tid(), pc, hit.address(), hit.before(), hit.after());
  }

  private static Set<Integer> addresses(Station station, List<String> names) {
    Set<Integer> addresses = new HashSet<>();
    for (String name : names) {
      ElfSymbol symbol = station.symbol(name);
      if (symbol != null) {
        addresses.add(symbol.value());
      }
    }
    return addresses;
  }
}
