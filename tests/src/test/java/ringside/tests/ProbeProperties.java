package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.cpu.Hart;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.ElfSegment;
import ringside.kernel.EngineKind;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.AccessFilter;
import ringside.programs.Catalogue;

/** Breakpoints and watch points anywhere change no access, no cycle and no byte. */
final class ProbeProperties {
  private static final int MOST_STOPS = 2000;

  /** A run, by everything that it leaves behind. */
  private record Traces(long hash, String output, Statistics statistics) {}

  @ParameterizedTest
  @CsvSource({
    "hello, PLAIN", "hello, FAST", "fork, PLAIN", "fork, FAST", "pipe, PLAIN", "pipe, FAST",
    "threads, PLAIN", "threads, FAST", "race, PLAIN", "race, FAST", "signals, FAST", "mutex, FAST"
  })
  void stopsAtRandomPlacesChangeNothing(String program, EngineKind engine)
      throws ElfFormatException {
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    List<Stop> stops = randomStops(guest, new Random(program.hashCode()));
    Traces stopped = traces(guest, engine, stops.toArray(Stop[]::new));
    assertThat(stopped).isEqualTo(traces(guest, engine));
  }

  private static List<Stop> randomStops(Guest guest, Random random) throws ElfFormatException {
    List<Stop> stops = new ArrayList<>();
    for (ElfSegment segment : ElfReader.read(guest.elf()).segments()) {
      for (int i = 0; i < 40; i++) {
        int words = Math.max(1, segment.bytes().length / 4);
        int address = segment.virtualAddress() + 4 * random.nextInt(words);
        stops.add(segment.executable() ? Stop.at(address) : Stop.whenWritten(address));
      }
    }
    return stops;
  }

  /** A stop, by where the run stands then. */
  private record Halt(long cycle, StopReason reason, int pc, int sum) {}

  /** A run that nobody observes, by where it has stopped and what it leaves behind. */
  private record Course(List<Halt> halts, String output, Statistics statistics) {}

  /**
   * The engine that goes instruction by instruction, and those that run to the next mark, stop at
   * the same places, whatever is asked for meanwhile.
   */
  @ParameterizedTest
  @ValueSource(strings = {"hello", "fork", "pipe", "threads", "race", "signals", "mutex", "exec"})
  void everyEngineStopsAtTheSamePlaces(String program) throws ElfFormatException {
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    for (int seed = 0; seed < 4; seed++) {
      Course plain = course(guest, EngineKind.PLAIN, seed);
      for (EngineKind engine : List.of(EngineKind.FAST, EngineKind.TRANSLATE_ALL)) {
        Course other = course(guest, engine, seed);
        for (int i = 0; i < plain.halts.size(); i++) {
          assertThat(other.halts.get(i))
              .as("stop %d of %s", i, engine)
              .isEqualTo(plain.halts.get(i));
        }
        assertThat(other).isEqualTo(plain);
      }
    }
  }

  private static Course course(Guest guest, EngineKind engine, int seed) throws ElfFormatException {
    Random random = new Random(seed);
    List<Halt> halts = new ArrayList<>();
    Machine machine = Machine.classic().by(engine);
    try (Session session = Session.of(guest).on(machine).build()) {
      StopReason reason = session.runUntil(randomly(guest, random));
      for (int i = 0; i < 300 && reason.end() == Kernel.End.LIMIT; i++) {
        halts.add(halt(session, reason));
        reason = session.runUntil(randomly(guest, random));
      }
      session.runUntil();
      String output = Arrays.toString(session.station().output());
      return new Course(halts, output, Statistics.of(session.station().computer()));
    }
  }

  private static Halt halt(Session session, StopReason reason) {
    Hart hart = session.station().computer().hart();
    return new Halt(session.cycle(), reason, hart.pc, Arrays.hashCode(Arrays.copyOf(hart.x, 32)));
  }

  /** Breakpoints, writes to words of either kind of address, and perhaps a cycle. */
  private static Stop[] randomly(Guest guest, Random random) throws ElfFormatException {
    List<Stop> stops = randomStops(guest, new Random(random.nextInt(3)));
    int place = 4 * random.nextInt(1024);
    switch (random.nextInt(5)) {
      case 0 -> stops.removeIf(Stop.At.class::isInstance);
      case 1 -> stops.removeIf(Stop.WhenWritten.class::isInstance);
      case 2 ->
          stops.add(
              Stop.whenMemoryWritten(List.of(place), physical -> (physical & 0xfff) == place));
      default -> stops.add(Stop.whenAccessed(AccessFilter.ALL.onPageOf(0x7fff_0000)));
    }
    return stops.toArray(Stop[]::new);
  }

  private static Traces traces(Guest guest, EngineKind engine, Stop... stops) {
    TraceHash hash = new TraceHash();
    Machine machine = Machine.classic().by(engine);
    try (Session session = Session.of(guest).on(machine).accesses(meter -> hash).build()) {
      StopReason reason = session.runUntil(stops);
      for (int i = 0; i < MOST_STOPS && reason.end() == Kernel.End.LIMIT; i++) {
        reason = session.runUntil(stops);
      }
      session.runUntil();
      String output = Arrays.toString(session.station().output());
      return new Traces(hash.value(), output, Statistics.of(session.station().computer()));
    }
  }
}
