package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    List<Stop> stops = new ArrayList<>();
    Random random = new Random(program.hashCode());
    for (ElfSegment segment : ElfReader.read(guest.elf()).segments()) {
      for (int i = 0; i < 40; i++) {
        int words = Math.max(1, segment.bytes().length / 4);
        int address = segment.virtualAddress() + 4 * random.nextInt(words);
        stops.add(segment.executable() ? Stop.at(address) : Stop.whenWritten(address));
      }
    }
    Traces stopped = traces(guest, engine, stops.toArray(Stop[]::new));
    assertThat(stopped).isEqualTo(traces(guest, engine));
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
