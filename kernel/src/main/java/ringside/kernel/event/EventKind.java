package ringside.kernel.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Kinds of events, as sinks ask for them. */
public enum EventKind {
  /** Threads and processes begin, end, are waited for, and begin other programs. */
  PROCESS(
      Event.Born.class,
      Event.Executed.class,
      Event.ThreadEnded.class,
      Event.ProcessEnded.class,
      Event.Reaped.class),
  /** A thread goes from one state to another. */
  STATE(Event.StateChanged.class),
  /** A hart goes from one thread to another. */
  SWITCH(Event.Switched.class),
  /** A system call begins, ends, or is not what the program took it for. */
  CALL(
      Event.Called.class, Event.Returned.class, Event.Unsupported.class, Event.Misunderstood.class),
  /** A hart enters the kernel. */
  TRAP(Event.Trapped.class),
  /** A page is brought in, or an access to one is refused. */
  FAULT(Event.PageFaulted.class),
  /** A signal is sent, delivered, or its handler returns. */
  SIGNAL(Event.SignalSent.class, Event.SignalDelivered.class, Event.SignalReturned.class),
  /** A range of addresses is mapped, unmapped, or protected otherwise. */
  MAPPING(Event.Mapped.class, Event.Unmapped.class, Event.Protected.class),
  /** A frame is taken, shared, copied, given back, or goes to the swap disk and comes back. */
  FRAME(Event.FrameChanged.class),
  /** Translations are discarded. */
  FLUSH(Event.TlbFlushed.class),
  /** A timer is armed, disarmed, or goes off. */
  TIMER(Event.TimerArmed.class, Event.TimerDisarmed.class, Event.TimerExpired.class),
  /** Bytes go into or out of a pipe, a queue or a socket within the computer. */
  MESSAGE(Event.Moved.class),
  /** A thread waits at a futex, or wakes others there. */
  LOCK(Event.FutexWaited.class, Event.FutexWoken.class),
  /** A packet is on an interface. */
  PACKET(Event.PacketSeen.class),
  /** The swap disk takes a request. */
  DISK(Event.DiskRequested.class),
  /** The console is written. */
  CONSOLE(Event.ConsoleWritten.class),
  /** A program's own deed ends its process. */
  CRASH(Event.Crashed.class);

  private static final Map<Class<?>, EventKind> BY_RECORD = byRecord();

  private final List<Class<? extends Event>> records;

  @SafeVarargs
  @SuppressWarnings("varargs")
  EventKind(Class<? extends Event>... records) {
    this.records = List.of(records);
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
