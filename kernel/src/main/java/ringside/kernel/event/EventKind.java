package ringside.kernel.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Kinds of events, as sinks ask for them. */
public enum EventKind {
  /** Threads and processes begin, end, are waited for, and begin other programs. */
  PROCESS(
      List.of(
          Event.Born.class,
          Event.Executed.class,
          Event.Killed.class,
          Event.ThreadEnded.class,
          Event.ProcessEnded.class,
          Event.Reaped.class)),
  /** A thread goes from one state to another. */
  STATE(List.of(Event.StateChanged.class)),
  /** A hart goes from one thread to another. */
  SWITCH(List.of(Event.Switched.class)),
  /** A system call begins or ends. */
  CALL(List.of(Event.Called.class, Event.Returned.class)),
  /** A system call is not what the program took it for. */
  MISTAKE(List.of(Event.BadAddressGiven.class, Event.Unsupported.class, Event.Misunderstood.class)),
  /** A hart enters the kernel. */
  TRAP(List.of(Event.Trapped.class)),
  /** A page is brought in, or an access to one is refused. */
  FAULT(List.of(Event.PageFaulted.class)),
  /** A signal is sent, delivered, or its handler returns. */
  SIGNAL(List.of(Event.SignalSent.class, Event.SignalDelivered.class, Event.SignalReturned.class)),
  /** A range of addresses is mapped, unmapped, or protected otherwise. */
  MAPPING(List.of(Event.Mapped.class, Event.Unmapped.class, Event.Protected.class)),
  /** A frame is taken, shared, copied, given back, or goes to the swap disk and comes back. */
  FRAME(List.of(Event.FrameChanged.class)),
  /** Translations are discarded. */
  FLUSH(List.of(Event.TlbFlushed.class)),
  /** A timer is armed, disarmed, or goes off. */
  TIMER(List.of(Event.TimerArmed.class, Event.TimerDisarmed.class, Event.TimerExpired.class)),
  /** Bytes go into or out of a pipe, a queue or a socket within the computer. */
  MESSAGE(List.of(Event.Moved.class)),
  /** A thread waits at a futex, wakes others there, or is lent their priority. */
  LOCK(List.of(Event.FutexWaited.class, Event.FutexWoken.class, Event.PriorityLent.class)),
  /** A packet is on an interface. */
  PACKET(List.of(Event.PacketSeen.class)),
  /** The swap disk takes a request. */
  DISK(List.of(Event.DiskRequested.class)),
  /** The console is written. */
  CONSOLE(List.of(Event.ConsoleWritten.class)),
  /** A program's own deed ends its process. */
  CRASH(List.of(Event.Crashed.class));

  private static final Map<Class<?>, EventKind> BY_RECORD = byRecord();

  private final List<Class<? extends Event>> records;

  EventKind(List<Class<? extends Event>> records) {
    this.records = records;
  }

  /** The records of this kind. */
  public List<Class<? extends Event>> records() {
    return records;
  }

  /** The kind of an event. */
  static EventKind of(Event event) {
    return Objects.requireNonNull(BY_RECORD.get(event.getClass()));
  }

  private static Map<Class<?>, EventKind> byRecord() {
    Map<Class<?>, EventKind> map = new HashMap<>();
    for (EventKind kind : values()) {
      kind.records.forEach(record -> map.put(record, kind));
    }
    return map;
  }
}
