package ringside.kernel.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.process.Process;
import ringside.kernel.trap.Kernel;
import ringside.mmu.Mmu;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.tlb.Tlb;

/**
 * A whole run in numbers, made when the computer has been switched off.
 *
 * @param end why the run ended
 * @param cycles the clock at the end: the sum of all cells of the ledger
 * @param instructions retired, the kernel's included
 * @param secondTlb null if the machine has none
 * @param l2 null if the machine has none
 * @param processes by pid
 * @param calls by name, those that were made
 */
public record RunStatistics(
    Kernel.End end,
    long cycles,
    long instructions,
    Ledger ledger,
    TlbStatistics instructionTlb,
    TlbStatistics dataTlb,
    @Nullable TlbStatistics secondTlb,
    CacheStatistics l1i,
    CacheStatistics l1d,
    @Nullable CacheStatistics l2,
    SwitchStatistics threadSwitches,
    SwitchStatistics processSwitches,
    MemoryStatistics memory,
    List<ProcessStatistics> processes,
    List<CallStatistics> calls) {

  /** Pids of the processes that still run; to be asked for before the computer is switched off. */
  public static Set<Integer> running(Computer computer) {
    return computer.processes().all().stream()
        .filter(process -> process.exitStatus() == null)
        .map(Process::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The numbers of a computer that has been switched off.
   *
   * @param stillRan what {@link #running} said before
   */
  public static RunStatistics of(
      Computer computer, Kernel.End end, CallCounts calls, Set<Integer> stillRan) {
    Mmu mmu = computer.hart().mmu();
    Tlb second = mmu.secondTlb();
    SecondLevel l2 = computer.secondLevel();
    return new RunStatistics(
        end,
        mmu.meter().clock(),
        computer.hart().retired(),
        computer.ledger(),
        TlbStatistics.of(mmu.itlb()),
        TlbStatistics.of(mmu.dtlb()),
        second == null ? null : TlbStatistics.of(second),
        CacheStatistics.of(mmu.l1i()),
        CacheStatistics.of(mmu.l1d()),
        l2 == null ? null : CacheStatistics.of(l2.cache()),
        switches(computer, SwitchKind.THREAD),
        switches(computer, SwitchKind.PROCESS),
        MemoryStatistics.of(computer),
        processes(computer, stillRan),
        calls(computer.ledger(), calls));
  }

  /** The same of a run that is said to have ended otherwise. */
  public RunStatistics endedBy(Kernel.End other) {
    return new RunStatistics(
        other,
        cycles,
        instructions,
        ledger,
        instructionTlb,
        dataTlb,
        secondTlb,
        l1i,
        l1d,
        l2,
        threadSwitches,
        processSwitches,
        memory,
        processes,
        calls);
  }

  private static SwitchStatistics switches(Computer computer, SwitchKind kind) {
    return SwitchStatistics.of(kind, computer.hart().mmu().meter().switches());
  }

  private static List<ProcessStatistics> processes(Computer computer, Set<Integer> stillRan) {
    var table = computer.processes();
    long now = computer.ledger().sum(key -> true);
    return table.ended().stream()
        .map(
            process ->
                ProcessStatistics.of(
                    process, stillRan.contains(process.pid()), computer.ledger(), now))
        .sorted(Comparator.comparing(ProcessStatistics::pid))
        .toList();
  }

  private static List<CallStatistics> calls(Ledger ledger, CallCounts counts) {
    return counts.counts().entrySet().stream()
        .map(
            entry ->
                new CallStatistics(
                    entry.getKey(),
                    entry.getValue(),
                    ledger.sum(
                        key -> key.mode() == Mode.KERNEL && key.what().equals(entry.getKey()))))
        .toList();
  }
}
