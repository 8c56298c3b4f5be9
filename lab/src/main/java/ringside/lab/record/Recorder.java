package ringside.lab.record;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;

/**
 * Collects from a run's events what figures need, in bounded memory (below 64 MiB): sums of the
 * whole run, an overview of all of it, and its first and last events one by one. What is left out
 * depends on the number of events alone.
 */
public final class Recorder implements EventSink {
  private static final int FIRST = 6000;
  private static final int LAST = 3000;

  /** Bytes kept of a packet: the longest headers of IPv4 and TCP. */
  private static final int HEADERS = 120;

  private final Family family = new Family();
  private final Overview overview = new Overview();
  private final Transitions transitions = new Transitions();
  private final Traffic traffic = new Traffic();
  private final Kept<Event.StateChanged> states = new Kept<>(FIRST, LAST);
  private final Kept<Event.Switched> switches = new Kept<>(FIRST, LAST);
  private final Kept<Event.Returned> calls = new Kept<>(FIRST, LAST);
  private final Kept<Event.PageFaulted> faults = new Kept<>(FIRST, LAST);
  private final Kept<Event> signals = new Kept<>(FIRST, LAST);
  private final Kept<Event.PriorityLent> loans = new Kept<>(FIRST, LAST);
  private final Kept<Event.PacketSeen> packets = new Kept<>(FIRST, LAST);
  private final Kept<Event.Moved> messages = new Kept<>(FIRST, LAST);
  private boolean stopped;
  private long end;

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(
        EventKind.PROCESS,
        EventKind.STATE,
        EventKind.SWITCH,
        EventKind.CALL,
        EventKind.FAULT,
        EventKind.SIGNAL,
        EventKind.LOCK,
        EventKind.MESSAGE,
        EventKind.PACKET);
  }

  @Override
  public void event(Event event) {
    if (stopped) {
      return;
    }
    if (event instanceof Event.StateChanged change) {
      changed(change);
    } else if (event instanceof Event.Returned call) {
      calls.add(call);
    } else if (event instanceof Event.Switched change) {
      switches.add(change);
    } else if (event instanceof Event.PageFaulted fault) {
      faults.add(fault);
    } else if (event instanceof Event.Moved moved) {
      messages.add(moved);
      traffic.add(moved);
    } else if (event instanceof Event.PacketSeen packet) {
      packets.add(headers(packet));
    } else if (event instanceof Event.PriorityLent loan) {
      loans.add(loan);
    } else if (event.kind() == EventKind.SIGNAL) {
      signals.add(event);
    } else if (event.kind() == EventKind.PROCESS) {
      lives(event);
    }
  }

  private void changed(Event.StateChanged change) {
    states.add(change);
    transitions.add(change);
    overview.enters(change.at().pid(), change.at().tid(), change.to(), change.at().cycle());
  }

  private void lives(Event event) {
    family.event(event);
    if (event instanceof Event.Born born) {
      overview.enters(born.pid(), born.tid(), ThreadState.CREATED, born.at().cycle());
    } else if (event instanceof Event.ThreadEnded) {
      int tid = event.at().tid();
      overview.enters(event.at().pid(), tid, ThreadState.TERMINATED, event.at().cycle());
    }
  }

  private static Event.PacketSeen headers(Event.PacketSeen packet) {
    int length = Math.min(HEADERS, packet.bytes().length);
    return new Event.PacketSeen(
        packet.at(), packet.device(), Arrays.copyOf(packet.bytes(), length));
  }

  /**
   * The run has ended: what follows, when the computer is switched off, is no part of it. Once this
   * was called, it has no effect.
   */
  public void stop(long cycle) {
    if (!stopped) {
      stopped = true;
      end = cycle;
      overview.end(cycle);
    }
  }

  /**
   * What was recorded.
   *
   * @throws IllegalStateException where the run has not ended
   */
  public Recording recording() {
    if (!stopped) {
      throw new IllegalStateException("the run goes on");
    }
    return new Recording(
        end,
        family.processes(),
        family.left(),
        overview,
        transitions,
        states,
        switches,
        calls,
        faults,
        signals,
        loans,
        packets,
        messages,
        traffic.totals());
  }
}
