package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.Computer;
import ringside.kernel.config.Preset;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.replacement.MissCounts;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.TraceHash;

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
  @ValueSource(strings = {"fork", "pipe", "exec", "switch-cost", "forkbomb", "tabs"})
  void everyAccessFaresAsInNaiveTlbsWithAddressSpaceIdentifiers(String name) {
    GuestProgram program = Catalogue.find(name).orElseThrow();
    assertReplays(arguments(GuestRun.of(program), program).with("asid", "on"));
  }

  @ParameterizedTest
  @MethodSource("replayed")
  void observingChangesNothing(GuestProgram program) {
    GuestResult plain = arguments(GuestRun.of(program), program).run();
    GuestResult observed = arguments(GuestRun.of(program), program).observed(new TraceHash()).run();
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
    GuestResult result =
        run.observedFromTheFirstCycle(
                meter -> {
                  replays.add(new TraceReplay(run.configuration(), meter));
                  return replays.get(0);
                })
            .run();
    TraceReplay replay = replays.get(0);
    assertThat(replay.accesses()).isGreaterThan(1000);
    totals(result.computer())
        .forEach((name, total) -> assertThat(total).as(name).isEqualTo(replay.counts.get(name)));
  }

  private static Map<String, Long> totals(Computer computer) {
    Mmu mmu = computer.hart().mmu();
    Map<String, Long> totals = new TreeMap<>();
    put(totals, "itlb", mmu.itlb().hits(), mmu.itlb().misses());
    put(totals, "dtlb", mmu.dtlb().hits(), mmu.dtlb().misses());
    put(totals, "l1i", mmu.l1i());
    put(totals, "l1d", mmu.l1d());
    SecondLevel second = computer.secondLevel();
    if (second != null) {
      put(totals, "l2", second.cache());
    }
    Ledger ledger = computer.ledger();
    long walks = ledger.sum(key -> true, Cause.ITLB) + ledger.sum(key -> true, Cause.DTLB);
    totals.put("walks", walks);
    totals.put("blamed.tlb", blamed(mmu.meter().switches()::indirectTlbCycles));
    totals.put("blamed.cache", blamed(mmu.meter().switches()::indirectCacheCycles));
    return totals;
  }

  private static long blamed(ToLongFunction<SwitchKind> cycles) {
    return Arrays.stream(SwitchKind.values()).mapToLong(cycles).sum();
  }

  private static void put(Map<String, Long> totals, String name, Cache cache) {
    put(totals, name, cache.hits(), cache.misses());
    totals.put(name + ".writeBacks", cache.writeBacks());
  }

  private static void put(Map<String, Long> totals, String name, long hits, MissCounts misses) {
    totals.put(name + ".hits", hits);
    totals.put(name + ".misses", misses.total());
    totals.put(name + ".misses.COLD", misses.cold());
    totals.put(name + ".misses.SELF", misses.evictedBySelf());
    totals.put(name + ".misses.OTHER", misses.evictedByOther());
    totals.put(name + ".misses.SWITCH", misses.flushedBySwitch());
    totals.put(name + ".misses.FENCE", misses.flushedByFence());
  }
}
