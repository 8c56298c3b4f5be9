package ringside.lab.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * Watches whether functions keep the calling convention (RISC-V ELF psABI, "Integer Calling
 * Convention"): {@link #describe} before a run, {@link #violations} after it. At each instruction
 * it looks at the one before: a call notes the registers, a return compares them.
 *
 * <p>What {@code _start} and the beginning of a thread call may use s-registers without saving
 * them, as nobody there needs them. A jump out of several functions at once is let pass, and so is
 * what the bundled library agrees on among its own functions.
 */
public final class CallingConvention implements EventSink {
  private final BuiltComputer computer = new BuiltComputer();
  private final ReturnCheck check = new ReturnCheck(computer);
  private final Map<Integer, FollowedThread> threads = new HashMap<>();

  /** Of a session that is to be built. */
  public CallingConvention() {}

  /** Has the session's last named computer watched. */
  public void describe(SessionBuilder session) {
    session.sink(this).accesses(this::observer).prepared(computer);
  }

  /** Each mistake once, in the order of time; of very many the first. */
  public List<Violation> violations() {
    return check.violations();
  }

  private AccessObserver observer(Meter meter) {
    return new AccessObserver() {
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
        if (mode == Mode.USER && kind == Kind.INSTRUCTION && origin != null) {
          AccountKey key = meter.account().key();
          Hart hart = computer.get().hart();
          int word = hart.mmu().memory().readWord(physicalAddress);
          fetched(key.tid(), hart.x, virtualAddress, word);
        }
      }
    };
  }

  private FollowedThread thread(int tid) {
    return threads.computeIfAbsent(tid, first -> new FollowedThread());
  }

  private void fetched(int tid, int[] x, int pc, int word) {
    FollowedThread thread = thread(tid);
    // An instruction that was broken off is fetched again; it has done nothing yet.
    if (thread.pc != 0 && thread.pc != pc) {
      check.passed(tid, thread, x, pc);
    }
    thread.fetched(pc, word);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS, EventKind.SIGNAL);
  }

  @Override
  public void event(Event event) {
    int tid = event.at().tid();
    if (event instanceof Event.Born born) {
      FollowedThread child = new FollowedThread();
      if (born.how() != Birth.THREAD && threads.containsKey(tid)) {
        child.beginLike(thread(tid));
      }
      threads.put(born.tid(), child);
    } else if (event instanceof Event.Executed) {
      thread(event.at().pid()).clear();
    } else if (event instanceof Event.SignalDelivered) {
      thread(tid).handlerBegins();
    } else if (event instanceof Event.SignalReturned) {
      thread(tid).handlerEnds();
    } else if (event instanceof Event.ThreadEnded) {
      threads.remove(tid);
      check.ended(tid);
    }
  }
}
