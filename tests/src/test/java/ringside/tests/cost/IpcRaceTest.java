package ringside.tests.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.programs.Parameter;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** What ipc-race measures is what messages cost by each way, and its sentences follow from it. */
final class IpcRaceTest {
  private static final List<Integer> SIZES = List.of(4, 64, 1024, 4096, 16384, 65536);
  private static final Pattern ROW =
      Pattern.compile(
          "([a-z-]+) +(\\d+) +\\d+ +(\\d+) +(\\d+) +[\\d.]+ +([\\d.]+) +(\\d+) +([\\d.-]+) .*");
  private static final Pattern EXTREMES =
      Pattern.compile("(\\d+) bytes: (\\S+) is the fastest, (\\S+) the slowest");

  private static String output = "";
  private static List<Row> all = List.of();

  private record Row(
      String way,
      int bytes,
      int cycles,
      int spinning,
      double entries,
      int copied,
      double switches) {
    static Row of(Matcher row) {
      return new Row(
          row.group(1),
          Integer.parseInt(row.group(2)),
          Integer.parseInt(row.group(3)),
          Integer.parseInt(row.group(4)),
          Double.parseDouble(row.group(5)),
          Integer.parseInt(row.group(6)),
          Double.parseDouble(row.group(7)));
    }
  }

  @BeforeAll
  static void race() {
    GuestResult result = GuestRun.of("ipc-race").arguments(List.of()).run();
    assertThat(result.status()).isZero();
    assertThat(result.cycles()).isLessThan(60_000_000);
    output = result.output();
    all = rows(output);
  }

  /** All ways but two queues of 16 and 64 KiB, and a datagram of 64 KiB. */
  @Test
  void everyWayTakesEverySizeThatItCanTake() {
    assertThat(all).hasSize(12 * SIZES.size() - 5);
    assertThat(output).containsPattern("udp +65536 +2 +- +-").containsPattern("queue +16384 +4 +-");
  }

  @Test
  void memoryCopiesNothingAndEntersTheKernelOnlyToSleepAndToWake() {
    assertThat(all)
        .filteredOn(row -> row.way.equals("variable") || row.way.equals("shared-spin"))
        .hasSize(2 * SIZES.size())
        .allMatch(row -> row.entries == 0 && row.copied == 0);
    assertThat(all)
        .filteredOn(row -> row.way.equals("shared-futex"))
        .allMatch(row -> row.entries > 0 && row.copied == 0);
  }

  @Test
  void theKernelCopiesEveryByteInAndOutAgain() {
    assertThat(all)
        .filteredOn(row -> !row.way.startsWith("shared") && !row.way.equals("variable"))
        .allMatch(row -> row.copied == 2 * row.bytes && row.entries >= 2);
  }

  @Test
  void memoryIsFasterThanPipeAndQueueAndTheseThanSocketsOfTheNetwork() {
    for (int bytes : SIZES) {
      int pipe = cycles("pipe", bytes);
      assertThat(cycles("shared-futex", bytes)).isLessThan(pipe);
      assertThat(cycles("udp", Math.min(bytes, 16384)))
          .isGreaterThan(cycles("pipe", Math.min(bytes, 16384)));
      assertThat(cycles("tcp", bytes)).isGreaterThan(pipe * 5 / 4);
      if (bytes <= 4096) {
        assertThat(cycles("posix-queue", bytes)).isBetween(pipe * 9 / 10, pipe * 11 / 10);
      }
    }
  }

  @Test
  void whoSpinsForTheOnlyPlaceOfARingIsSlowerThanThePipe() {
    Row spinning = find(all, "shared-spin", 65536);
    int pipe = cycles("pipe", 65536);
    assertThat(spinning.cycles).isGreaterThan(pipe);
    assertThat(spinning.cycles - spinning.spinning).isLessThan(pipe);
    assertThat(output).contains("but shared-spin " + spinning.cycles + " > pipe " + pipe);
    assertThat(cycles("shared-spin", 16384)).isLessThan(cycles("pipe", 16384));
  }

  /** Who spins has a half of the processor, however short the turns; long ones are lost whole. */
  @Test
  void shortTurnsDoNotMakeSpinningCheapAndLongOnesMakeItDear() {
    int usual = find(all, "shared-spin", 65536).spinning;
    assertThat(spinningInTurnsOf(5000)).isGreaterThan(usual);
    assertThat(spinningInTurnsOf(1_000_000)).isGreaterThan(3 * usual);
  }

  private static int spinningInTurnsOf(int quantum) {
    List<String> arguments = List.of("shared-spin", "65536", "2");
    GuestRun run = GuestRun.of("ipc-race").arguments(arguments).with("quantum", quantum);
    return find(rows(run.run().output()), "shared-spin", 65536).spinning;
  }

  @Test
  void theSentencesNameTheExtremesOfTheRows() {
    List<Matcher> told = output.lines().map(EXTREMES::matcher).filter(Matcher::matches).toList();
    assertThat(told).hasSameSizeAs(SIZES);
    for (Matcher sentence : told) {
      int bytes = Integer.parseInt(sentence.group(1));
      List<Row> order =
          all.stream()
              .filter(row -> row.bytes == bytes)
              .sorted(Comparator.comparingInt(Row::cycles))
              .toList();
      assertThat(sentence.group(2)).isEqualTo(order.get(0).way);
      assertThat(sentence.group(3)).isEqualTo(order.get(order.size() - 1).way);
    }
  }

  @Test
  void thePriceOfAnEntryAndOfACopiedByteFollowFromTheRows() {
    int each = cycles("pipe", 4) - cycles("shared-spin", 4);
    int more = cycles("pipe", 65536) - cycles("shared-futex", 65536) - each;
    assertThat(output)
        .contains("pipe beyond shared memory: " + each + " cycles a message (2 entries)")
        .contains("entries weigh more up to " + (long) each * 65536 / more + " bytes");
    assertThat(more / 65536.0).isBetween(1.5, 4.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "100", "5000"})
  void anyNumberOfBytesArrives(String bytes) {
    GuestResult result = GuestRun.of("ipc-race").arguments(List.of("all", bytes, "100")).run();
    assertThat(result.status()).isZero();
    assertThat(rows(result.output())).hasSize(12);
  }

  @Test
  void aWayThatIsNotThereIsAnsweredWithThoseThatAre() {
    GuestResult result = GuestRun.of("ipc-race").arguments(List.of("pigeon")).run();
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("no way 'pigeon'", "shared-futex", "tcp");
  }

  @Test
  void aSweepCanSetItsArguments() {
    assertThat(Parameter.arguments("ipc-race", List.of(), Map.of("size", "64", "what", "pipe")))
        .containsExactly("pipe", "64");
    assertThat(Parameter.arguments("ipc-race", List.of(), Map.of("messages", "5")))
        .containsExactly("all", "all", "5");
  }

  private static int cycles(String way, int bytes) {
    return find(all, way, bytes).cycles;
  }

  private static Row find(List<Row> rows, String way, int bytes) {
    return rows.stream()
        .filter(row -> row.way.equals(way) && row.bytes == bytes)
        .findFirst()
        .orElseThrow();
  }

  private static List<Row> rows(String output) {
    return output.lines().map(ROW::matcher).filter(Matcher::matches).map(Row::of).toList();
  }
}
