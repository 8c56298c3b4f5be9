package ringside.lab.trial;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ringside.isa.abi.Syscall;
import ringside.kernel.ipc.FutexTable;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Mode;

/** What a run may be relieved of, to see what it is worth. */
public final class WhatIf {
  private static final String CALL = "call:";
  private static final String LOCK = "lock:";

  private WhatIf() {}

  /** What there is, for whoever named something else. */
  public static final String CHOICES =
      "tlb, cache, switch, call:NAME, as in call:write, or lock:SYMBOL, as in lock:lock";

  /**
   * A run that tells of what its costs are asked for by, and the same without them.
   *
   * @param name the cost, as for {@link #of}, or {@code lock:SYMBOL}: all that the kernel does in
   *     futex calls on the word of that name, and to switch away from who begins to wait there
   * @throws UnknownCost where there is none of that name
   * @throws ringside.lab.session.GuestException where the guest is no program
   */
  public static TwoTrials on(Trial trial, String name) throws UnknownCost {
    if (name.startsWith(LOCK)) {
      Trial telling =
          trial.telling(LockSymbol.words(trial.guest().image(), name.substring(LOCK.length())));
      return new TwoTrials(telling, telling.without((key, cause) -> isOfLock(key)));
    }
    Exemption exemption =
        of(name).orElseThrow(() -> new UnknownCost("there is no such cost; it is " + CHOICES));
    return new TwoTrials(trial, trial.without(exemption));
  }

  /**
   * Two runs of a program.
   *
   * @param whole with all costs
   * @param without without one
   */
  public record TwoTrials(Trial whole, Trial without) {}

  private static boolean isOfLock(AccountKey key) {
    return key.mode() == Mode.KERNEL && key.what().endsWith(FutexTable.OF_LOCK);
  }

  /**
   * What a name stands for: {@code tlb}, all that translations cost; {@code cache}, all that misses
   * of caches cost; {@code switch}, the kernel's work of picking a thread and exchanging it; {@code
   * call:NAME}, all that a system call costs.
   */
  public static Optional<Exemption> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "tlb" -> Optional.of((key, cause) -> cause == Cause.ITLB || cause == Cause.DTLB);
      case "cache" -> Optional.of((key, cause) -> isCache(cause));
      case "switch" -> Optional.of((key, cause) -> isKernels(key, "switch"));
      default -> name.startsWith(CALL) ? call(name.substring(CALL.length())) : Optional.empty();
    };
  }

  private static Optional<Exemption> call(String name) {
    boolean known = Arrays.stream(Syscall.values()).anyMatch(call -> call.title().equals(name));
    return known ? Optional.of((key, cause) -> isKernels(key, name)) : Optional.empty();
  }

  /** Programs are never free: their cycles are the engine's to count. */
  private static boolean isKernels(AccountKey key, String what) {
    return key.mode() == Mode.KERNEL && key.what().equals(what);
  }

  private static boolean isCache(Cause cause) {
    return switch (cause) {
      case L1I_L2, L1I_DRAM, L1D_L2, L1D_DRAM -> true;
      default -> false;
    };
  }
}
