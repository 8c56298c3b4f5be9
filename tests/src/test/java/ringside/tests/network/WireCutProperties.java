package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.config.Setting;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.JsonFile;
import ringside.lab.report.JsonReport;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.session.Stop;
import ringside.tests.TraceHash;

/** A run of several computers can be cut anywhere, too: nothing in any of them is changed by it. */
final class WireCutProperties {
  private static final long FAR = 1_000_000_000_000L;
  private static final int[] STEPS = {1, 2, 17, 300, 5000, 80_000};

  /** A run, by everything that it leaves behind. */
  private record Traces(List<Long> hashes, List<String> outputs, String json) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomCutsChangeNothing(long seed) throws IOException {
    Random random = new Random(seed);
    LongUnaryOperator next = cut -> cut + 1 + random.nextInt(STEPS[random.nextInt(STEPS.length)]);
    Machine machine = Machine.classic().seed(seed);
    assertThat(traces(machine, next, FAR)).isEqualTo(traces(machine, cut -> FAR, FAR));
  }

  @Test
  void cutsAtEveryCycleChangeNothing() throws IOException {
    Machine machine = Machine.classic().with(Setting.WIRE_LATENCY, 2000);
    assertThat(traces(machine, cut -> cut + 1, FAR)).isEqualTo(traces(machine, cut -> FAR, FAR));
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 900_000, 1_200_000})
  void cutsBeforeALimitChangeNothing(long limit) throws IOException {
    Random random = new Random(limit);
    LongUnaryOperator next = cut -> cut + 1 + random.nextInt(5000);
    assertThat(traces(Machine.classic(), next, limit))
        .isEqualTo(traces(Machine.classic(), cut -> FAR, limit));
  }

  private static Traces traces(Machine machine, LongUnaryOperator next, long limit)
      throws IOException {
    List<TraceHash> hashes = new ArrayList<>();
    SessionBuilder described = Session.of(Guest.of("remote-echo").args("server")).on(machine);
    observe(described, hashes);
    described.and(Guest.of("remote-echo").args("client", "10.0.0.1", "2")).on(machine);
    observe(described, hashes);
    described.and(Guest.of("hello")).on(machine);
    observe(described, hashes);
    try (Session session = described.limit(limit).build()) {
      long cut = 0;
      do {
        cut = Math.min(next.applyAsLong(cut), limit);
      } while (session.runUntil(Stop.atCycle(cut)).end() == Kernel.End.LIMIT && cut < limit);
      return traces(session, hashes);
    }
  }

  private static void observe(SessionBuilder described, List<TraceHash> hashes) {
    TraceHash hash = new TraceHash();
    hashes.add(hash);
    described.accesses(meter -> hash);
  }

  private static Traces traces(Session session, List<TraceHash> hashes) throws IOException {
    List<String> outputs = new ArrayList<>();
    List<JsonReport.ComputerResult> results = new ArrayList<>();
    for (Station station : session.stations()) {
      RunResult result = session.result(station.number());
      outputs.add(result.outputText() + result.errorText());
      results.add(
          new JsonReport.ComputerResult(
              "computer-" + station.number(),
              station.address(),
              station.guest().calledAs(),
              result.exit() == null ? -1 : result.exitStatus(),
              station.computer().configuration(),
              result.statistics()));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    JsonFile.write(text, json -> JsonReport.write(json, 0, results));
    return new Traces(
        hashes.stream().map(TraceHash::value).toList(),
        outputs,
        text.toString(StandardCharsets.UTF_8));
  }
}
