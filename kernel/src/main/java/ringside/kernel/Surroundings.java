package ringside.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.tree.ProgramStore;
import ringside.mmu.AccessObserver;
import ringside.mmu.MissObserver;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Meter;

/**
 * What a computer is given besides its configuration.
 *
 * @param store the programs that stand in its file tree
 * @param console what its guest reads from and writes to
 * @param sinks who hears what happens, in order
 * @param choices who decides where the kernel picks
 * @param accesses makes the one who sees every access from the first cycle on, given the clock they
 *     are charged to; or null
 * @param misses makes the one who sees every miss from the first cycle on; or null
 * @param exemption whom time does not pass for; {@link Exemption#NONE} but in a what-if
 * @param locks addresses of futex words whose calls, and the switches of who waits there, have
 *     accounts of their own, see {@link ringside.kernel.ipc.FutexTable#OF_LOCK}; it changes no
 *     cycle
 * @param engine which runs the programs: it decides how long the host takes, and nothing else
 */
public record Surroundings(
    ProgramStore store,
    Console console,
    List<? extends EventSink> sinks,
    Choices choices,
    @Nullable Function<Meter, AccessObserver> accesses,
    @Nullable Function<Meter, MissObserver> misses,
    Exemption exemption,
    IntPredicate locks,
    EngineKind engine) {
  /** Programs and a console; nobody listens, and the kernel decides by itself. */
  public Surroundings(ProgramStore store, Console console) {
    this(
        store,
        console,
        List.of(),
        Choices.ORDINARY,
        null,
        null,
        Exemption.NONE,
        address -> false,
        EngineKind.DEFAULT);
  }
}
