package ringside.lab.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.abi.Syscall;
import ringside.kernel.statistics.CacheStatistics;
import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.MissStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.kernel.statistics.TlbStatistics;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;

/** The figures of a run, by names that stay: columns of sweeps, rows of comparisons. */
public final class RunFigures {
  private static final String CALL = "calls.";

  private final Map<String, Long> all = new LinkedHashMap<>();

  private RunFigures() {}

  /**
   * Those of a run: cycles, instructions, cycles by mode and by cause, switches of each kind with
   * their direct and indirect cycles, misses by reason, frames, and calls by name.
   */
  public static Map<String, Long> of(RunStatistics run) {
    RunFigures figures = new RunFigures();
    figures.cycles(run);
    figures.switches("process", run.processSwitches());
    figures.switches("thread", run.threadSwitches());
    figures.tlb("itlb", run.instructionTlb());
    figures.tlb("dtlb", run.dataTlb());
    figures.tlb("tlb2", run.secondTlb());
    figures.cache("l1i", run.l1i());
    figures.cache("l1d", run.l1d());
    figures.cache("l2", run.l2());
    figures.all.put("frames.peak", (long) run.memory().peakFrames());
    figures.all.put("pages.out", run.memory().pagesOut());
    figures.all.put("pages.in", run.memory().pagesIn());
    long calls = run.calls().stream().mapToLong(CallStatistics::count).sum();
    figures.all.put("calls", calls);
    run.calls().forEach(call -> figures.all.put(CALL + call.name(), call.count()));
    return Collections.unmodifiableMap(figures.all);
  }

  /**
   * Refuses a name that no run has.
   *
   * @param known the figures of any run on the same machine
   * @throws IllegalArgumentException where it is none of them, and no system call; the message says
   *     which is like it
   */
  public static void require(String name, Collection<String> known) {
    if (!known.contains(name) && !isCall(name)) {
      String nearest = Nearest.suggestion(name, known);
      throw new IllegalArgumentException(
          "no run on this machine has a figure '"
              + name
              + "'"
              + (nearest == null ? "" : "; " + nearest));
    }
  }

  /** A run has figures of the calls alone that it has made; of the others each is 0. */
  private static boolean isCall(String name) {
    return name.startsWith(CALL)
        && Arrays.stream(Syscall.values())
            .anyMatch(call -> call.title().equals(name.substring(CALL.length())));
  }

  private void cycles(RunStatistics run) {
    long user = run.ledger().sum(key -> key.mode() == Mode.USER);
    all.put("cycles", run.cycles());
    all.put("instructions", run.instructions());
    all.put("cycles.user", user);
    all.put("cycles.kernel", run.cycles() - user);
    for (Cause cause : Cause.values()) {
      all.put("cycles." + name(cause), run.ledger().sum(key -> true, cause));
    }
  }

  /** A cause as figures are named: L1D.DRAM for what memory supplied. */
  static String name(Cause cause) {
    return cause.from().isEmpty() ? cause.title() : cause.title() + "." + cause.from();
  }

  private void switches(String kind, SwitchStatistics switches) {
    String name = "switches." + kind;
    all.put(name, switches.count());
    all.put(name + ".direct", switches.directCycles());
    all.put(name + ".tlb", switches.indirectTlbCycles());
    all.put(name + ".cache", switches.indirectCacheCycles());
    all.put(name + ".each", switches.count() == 0 ? 0 : switches.cycles() / switches.count());
  }

  private void tlb(String name, @Nullable TlbStatistics tlb) {
    if (tlb != null) {
      misses(name, tlb.lookups());
      all.put("flushes." + name, tlb.flushes());
    }
  }

  private void cache(String name, @Nullable CacheStatistics cache) {
    if (cache != null) {
      misses(name, cache.accesses());
    }
  }

  private void misses(String name, MissStatistics misses) {
    all.put("misses." + name, misses.misses());
    all.put("misses." + name + ".cold", misses.cold());
    all.put("misses." + name + ".self", misses.evictedBySelf());
    all.put("misses." + name + ".others", misses.evictedByOthers());
    all.put("misses." + name + ".switch", misses.flushedBySwitch());
    all.put("misses." + name + ".fence", misses.flushedByFence());
  }
}
