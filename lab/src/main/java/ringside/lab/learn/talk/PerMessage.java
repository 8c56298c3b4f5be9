package ringside.lab.learn.talk;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.TrapCause;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.text.KernelLayout;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * What a message costs by one way: the difference of two runs of ipc-race that differ in the number
 * of messages alone, so that setting up and tearing down cancel.
 *
 * @param cycles of one message
 * @param entries into the kernel by system calls
 * @param copiedIn bytes of the program's memory that the kernel loaded
 * @param copiedOut bytes of the program's memory that the kernel stored
 * @param switches of both kinds
 */
record PerMessage(
    double cycles, double entries, double copiedIn, double copiedOut, double switches) {
  /** Measures a way of ipc-race for messages of some bytes. */
  static PerMessage by(String way, int bytes, int few, int many) {
    Counter less = Counter.of(way, bytes, few);
    Counter more = Counter.of(way, bytes, many);
    double messages = many - few;
    return new PerMessage(
        (more.cycles - less.cycles) / messages,
        (more.entries - less.entries) / messages,
        (more.copiedIn - less.copiedIn) / messages,
        (more.copiedOut - less.copiedOut) / messages,
        (more.switches - less.switches) / messages);
  }

  private static final class Counter implements EventSink, AccessObserver {
    private long cycles;
    private long entries;
    private long copiedIn;
    private long copiedOut;
    private long switches;

    static Counter of(String way, int bytes, int messages) {
      Guest guest = Guest.of("ipc-race").args(way, String.valueOf(bytes), String.valueOf(messages));
      Counter counter = new Counter();
      try (Session session = Session.of(guest).sink(counter).accesses(meter -> counter).build()) {
        counter.cycles = session.runToEnd().cycles();
      }
      return counter;
    }

    @Override
    public Set<EventKind> kinds() {
      return Set.of(EventKind.TRAP, EventKind.SWITCH);
    }

    @Override
    public void event(Event event) {
      if (event instanceof Event.Switched) {
        switches++;
      } else if (event instanceof Event.Trapped trap && trap.cause() == TrapCause.ECALL_FROM_USER) {
        entries++;
      }
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
      if (mode != Mode.KERNEL || Integer.compareUnsigned(virtualAddress, KernelLayout.BASE) >= 0) {
        return;
      }
      if (kind == Kind.LOAD) {
        copiedIn += bytes;
      } else if (kind == Kind.STORE) {
        copiedOut += bytes;
      }
    }
  }
}
