package ringside.tests.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.isa.abi.Syscall;
import ringside.tests.GuestRun;

/** Kernel work follows the data (docs/cost-model.md): what goes through n things costs by n. */
final class KernelWorkTest {
  /** A number that no call has: what a call costs that does nothing. */
  private static final int NO_CALL = 999;

  /** Calls that end, stop or multiply who makes them without arguments, or wait for ever. */
  private static final Set<Syscall> NOT_ALONE =
      Set.of(
          Syscall.EXIT,
          Syscall.EXIT_GROUP,
          Syscall.CLONE,
          Syscall.RT_SIGRETURN,
          Syscall.RT_SIGSUSPEND,
          Syscall.PTRACE,
          Syscall.PPOLL_TIME64,
          Syscall.PSELECT6_TIME64,
          Syscall.READ,
          Syscall.CLOSE,
          Syscall.BRK);

  @ParameterizedTest(name = "{0}: at least {3} cycles more for each of {1} to {2}")
  @CsvSource({
    "kill-group, 1, 100, 7",
    "kill-all, 1, 100, 7",
    "getpriority-group, 1, 100, 14",
    "getpriority-user, 1, 100, 14",
    "setpriority-group, 1, 100, 14",
    "locks, 1, 100, 20",
    "getcwd, 1, 30, 15",
    "close-range, 1, 100, 16",
    "fork-descriptors, 1, 100, 9",
    "exit-descriptors, 1, 100, 16",
    "told-in-turn, 1, 60, 20",
    "faults-in-copies, 1, 16, 250"
  })
  void whatGoesThroughAllOfThemCostsByEach(String what, int few, int many, int each)
      throws IOException {
    List<Integer> cycles = cycles(what, few, many);
    assertThat(cycles.get(1) - cycles.get(0)).isGreaterThanOrEqualTo((many - few) * each);
  }

  @ParameterizedTest(name = "{0}: at least {3} cycles more for each doubling of {1} to {2}")
  @CsvSource({"timers, 1, 200, 7", "interests, 1, 60, 7"})
  void whatGoesDownATreeCostsByItsHeight(String what, int few, int many, int each)
      throws IOException {
    List<Integer> cycles = cycles(what, few, many);
    int levels = Integer.numberOfLeadingZeros(few) - Integer.numberOfLeadingZeros(many);
    assertThat(cycles.get(1) - cycles.get(0))
        .isBetween((levels - 3) * each, (levels + 1) * each * 30);
  }

  /** A signal in front of which others wait is found at once; each of those is compared with. */
  @Test
  void queuedSignalsAreComparedOneByOne() throws IOException {
    List<Integer> cycles = cycles("queued-signals", 1, 100);
    assertThat(cycles.get(1) - cycles.get(0)).isGreaterThanOrEqualTo(99 * 6);
  }

  @Test
  void closingIsPaidForByWhoeverReplacesADescriptor() throws IOException {
    Map<String, Integer> cycles = lines("dup3");
    assertThat(cycles.get("dup3-open") - cycles.get("dup3-closed")).isGreaterThanOrEqualTo(16);
  }

  /** What is done without arguments has looked at something to be done. */
  @Test
  void noCallThatSucceedsIsFree() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("calls", "" + NO_CALL));
    for (Syscall syscall : Syscall.values()) {
      if (!NOT_ALONE.contains(syscall)) {
        arguments.add("" + syscall.number());
      }
    }
    Map<String, Integer> cycles = lines(arguments.toArray(String[]::new));
    int floor = cycles.remove("" + NO_CALL);
    assertThat(cycles).hasSizeGreaterThan(20);
    assertThat(
            cycles.entrySet().stream()
                .filter(call -> call.getValue() <= floor)
                .map(call -> Syscall.of(Integer.parseInt(call.getKey())))
                .toList())
        .as("calls that cost nothing above %d cycles", floor)
        .isEmpty();
  }

  private static List<Integer> cycles(String what, int... sizes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(what));
    IntStream.of(sizes).forEach(size -> arguments.add("" + size));
    return output(arguments).lines().map(Integer::parseInt).toList();
  }

  private static Map<String, Integer> lines(String... arguments) throws IOException {
    return output(List.of(arguments))
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.toMap(
                words -> words[0],
                words -> Integer.parseInt(words[1]),
                (first, second) -> second,
                TreeMap::new));
  }

  private static String output(List<String> arguments) throws IOException {
    try (InputStream elf = KernelWorkTest.class.getResourceAsStream("/ringside/tests/c/work.elf")) {
      return GuestRun.of("work", elf.readAllBytes()).arguments(arguments).run().output();
    }
  }
}
