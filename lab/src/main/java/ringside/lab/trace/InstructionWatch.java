package ringside.lab.trace;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.pipeline.Stalls;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * Divides all cycles of a hart among the instructions of programs and the kernel's stays between
 * them, by what the fetches say of the clock and what the ledger says of causes.
 */
final class InstructionWatch implements AccessObserver {
  private static final Cause[] CAUSES = Cause.values();

  private final Meter meter;
  private final Listener listener;
  private final Set<String> stays = new LinkedHashSet<>();
  private final long[] before = new long[CAUSES.length];
  private @Nullable Fetched fetched;
  private long end;

  /**
   * An instruction that is being executed.
   *
   * @param start the clock before its fetch
   * @param waited cycles of its fetch
   * @param physical its address in memory; nothing is there where the fetch has faulted
   */
  record Fetched(Account account, long start, long waited, int pc, int physical, boolean faulted) {}

  /** Is told of the parts of a run, in order, without a gap between them. */
  interface Listener {
    /** An instruction, and what it has waited for. */
    void instruction(Fetched fetched, Stalls stalls);

    /**
     * A stay in the kernel, idling included.
     *
     * @param start the clock at its beginning
     * @param key on whose behalf it ended
     * @param what what the ledger calls the things that were done, in order
     */
    void kernel(long start, long cycles, AccountKey key, Set<String> what);
  }

  InstructionWatch(Meter meter, Listener listener) {
    this.meter = meter;
    this.listener = listener;
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    if (mode == Mode.KERNEL) {
      endInstruction();
      stays.add(meter.account().key().what());
    } else if (kind == Kind.INSTRUCTION) {
      endInstruction();
      endStay(cycle);
      boolean faulted = translation == Translation.FAULT;
      long waited = meter.clock() - cycle;
      Account account = meter.account();
      for (Cause cause : CAUSES) {
        before[cause.ordinal()] = account.cycles(cause);
      }
      fetched = new Fetched(account, cycle, waited, virtualAddress, physicalAddress, faulted);
    }
  }

  private void endInstruction() {
    Fetched done = fetched;
    if (done != null) {
      Stalls stalls = Stalls.of(cause -> charged(done, cause));
      end = done.start + stalls.own() + stalls.refetch();
      fetched = null;
      listener.instruction(done, stalls);
    }
  }

  /** The next fetch may have been charged already: those cycles are not this instruction's. */
  private long charged(Fetched done, Cause cause) {
    return switch (cause) {
      case ITLB -> done.waited;
      case L1I_L2, L1I_DRAM -> 0;
      default -> done.account.cycles(cause) - before[cause.ordinal()];
    };
  }

  private void endStay(long cycle) {
    if (cycle > end) {
      listener.kernel(end, cycle - end, meter.account().key(), stays);
      end = cycle;
    }
    stays.clear();
  }

  /** The run is over. */
  void finish() {
    endInstruction();
    endStay(meter.clock());
  }
}
