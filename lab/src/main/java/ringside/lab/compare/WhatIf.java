package ringside.lab.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ringside.isa.abi.Syscall;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Mode;

/** What a run may be relieved of, to see what it is worth. */
public final class WhatIf {
  private static final String CALL = "call:";

  private WhatIf() {}

  /** What there is, for whoever named something else. */
  public static final String CHOICES = "tlb, cache, switch or call:NAME, as in call:write";

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
