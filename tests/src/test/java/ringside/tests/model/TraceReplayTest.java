package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.config.Preset;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.tlb.Tlb;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/**
 * The accesses of bundled programs, kernel included, hit and miss where naive TLBs and caches say
 * so; and observing them changes nothing.
 */
final class TraceReplayTest {
  private static final List<String> LONG = List.of("chase", "stackoverflow", "sleep", "race");

  static Stream<GuestProgram> replayed() {
    return Catalogue.all().stream().filter(program -> !LONG.contains(program.name()));
  }

  @ParameterizedTest
  @MethodSource("replayed")
  void everyAccessFaresAsInNaiveTlbsAndCaches(GuestProgram program) {
    assertReplays(arguments(GuestRun.of(program), program));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "fork", "pipe", "threads", "exec", "switch-cost", "sort"})
  void everyAccessFaresAsInTinyNaiveTlbsAndCaches(String name) {
    GuestProgram program = Catalogue.find(name).orElseThrow();
    assertReplays(arguments(GuestRun.of(program), program).on(Preset.TINY).with("memory", "64MiB"));
  }

  @ParameterizedTest
  @MethodSource("replayed")
  void observingChangesNothing(GuestProgram program) {
    GuestResult plain = arguments(GuestRun.of(program), program).run();
    GuestResult observed =
        arguments(GuestRun.of(program), program)
            .observed((cycle, mode, kind, virtual, physical, bytes, translation, origin) -> {})
            .run();
    assertThat(observed.output()).isEqualTo(plain.output());
    assertThat(observed.statistics()).isEqualTo(plain.statistics());
  }

  /** Compute programs make one round: a naive model takes its time. */
  private static GuestRun arguments(GuestRun run, GuestProgram program) {
    boolean repeats = List.of("sieve", "matrix", "strings", "sort").contains(program.name());
    return repeats ? run.arguments(List.of("1")) : run;
  }

  private static void assertReplays(GuestRun run) {
    List<TraceReplay> replays = new ArrayList<>();
    List<Map<String, Long>> before = new ArrayList<>();
    GuestResult result =
        run.observedBy(
                computer -> {
                  TraceReplay replay = new TraceReplay(computer);
                  replays.add(replay);
                  before.add(totals(computer.hart().mmu(), computer.secondLevel()));
                  return replay;
                })
            .run();
    TraceReplay replay = replays.get(0);
    assertThat(replay.accesses()).isGreaterThan(1000);
    totals(result.computer().hart().mmu(), result.computer().secondLevel())
        .forEach(
            (name, total) ->
                assertThat(total - before.get(0).get(name))
                    .as(name)
                    .isEqualTo(replay.counts.get(name)));
  }

  private static Map<String, Long> totals(Mmu mmu, @Nullable SecondLevel second) {
    Map<String, Long> totals = new TreeMap<>();
    put(totals, "itlb", mmu.itlb());
    put(totals, "dtlb", mmu.dtlb());
    put(totals, "l1i", mmu.l1i());
    put(totals, "l1d", mmu.l1d());
    if (second != null) {
      put(totals, "l2", second.cache());
    }
    return totals;
  }

  private static void put(Map<String, Long> totals, String name, Tlb tlb) {
    totals.put(name + ".hits", tlb.hits());
    totals.put(name + ".misses", tlb.misses().total());
  }

  private static void put(Map<String, Long> totals, String name, Cache cache) {
    totals.put(name + ".hits", cache.hits());
    totals.put(name + ".misses", cache.misses().total());
    totals.put(name + ".writeBacks", cache.writeBacks());
  }
}
