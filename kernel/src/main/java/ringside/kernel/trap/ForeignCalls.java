package ringside.kernel.trap;

import java.util.HashSet;
import java.util.Set;
import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.Deed;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Stamp;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/**
 * Calls that failed here and mean something to another system (RARS, Venus). A Linux program that
 * only asks what there is goes on with its answer. A program whose call was to end it, with nothing
 * of its own behind it, is ended: what comes next in memory was never to run.
 */
final class ForeignCalls {
  /** exit2 of Venus and MARS; to Linux, and to RARS, it is getcwd. */
  private static final int EXIT_WITH_STATUS = 17;

  private final SyscallTable table;
  private final Crashes crashes;
  private final Events events;
  private final Set<Integer> speakers = new HashSet<>();

  ForeignCalls(SyscallTable table, Crashes crashes, Events events) {
    this.table = table;
    this.crashes = crashes;
    this.events = events;
  }

  /** Whether a call that failed may have been meant for another system. */
  boolean mistaken(GuestThread thread, PendingCall call) {
    int meant = meant(call);
    if (RarsCall.of(meant) == null && meant != EXIT_WITH_STATUS) {
      return false;
    }
    boolean unknown = table.find(call.number()) == null;
    return unknown || speakers.contains(thread.process().pid()) || isExit(call);
  }

  /** Says so, and ends a program that would run into what is not its own. */
  Outcome answer(GuestThread thread, PendingCall call, Outcome outcome) {
    boolean speaks = !speakers.add(thread.process().pid());
    RarsCall foreign = RarsCall.of(meant(call));
    if (speaks && foreign != null && table.find(call.number()) != null) {
      tell(thread, call, foreign);
    }
    if (!isExit(call) || !endsThere(thread)) {
      return outcome;
    }
    crashes.crash(thread, Signal.SIGSYS, Deed.FOREIGN_EXIT, meant(call));
    return new Outcome.Gone();
  }

  private void tell(GuestThread thread, PendingCall call, RarsCall foreign) {
    if (events.happens(EventKind.MISTAKE)) {
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(new Event.Misunderstood(at, call.number(), call.title(), foreign.number()));
    }
  }

  /** The number: Venus takes it from a0 and knows no a7, which is 0 then. */
  private static int meant(PendingCall call) {
    return call.number() == 0 ? call.argument(0) : call.number();
  }

  /** Whether it is an exit elsewhere; what Linux takes for a buffer's address is the status. */
  private static boolean isExit(PendingCall call) {
    int meant = meant(call);
    boolean status = call.number() == 0 || call.argument(0) >>> 8 == 0;
    return meant == RarsCall.EXIT.number() || meant == EXIT_WITH_STATUS && status;
  }

  /**
   * Whether the code ends, or another symbol begins, behind the call: nothing looks at a result.
   */
  private boolean endsThere(GuestThread thread) {
    int pc = crashes.pc(thread);
    ElfImage image = thread.process().image();
    boolean symbol = image.symbolAt(pc).filter(found -> found.offset() == 0).isPresent();
    return symbol
        || image.segments().stream()
            .anyMatch(part -> part.executable() && part.virtualAddress() + part.memorySize() == pc);
  }
}
