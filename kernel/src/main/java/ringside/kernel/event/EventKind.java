package ringside.kernel.event;

/** Kinds of events, as sinks ask for them. */
public enum EventKind {
  /** A thread goes from one state to another. */
  STATE,
  /** A hart goes from one thread to another. */
  SWITCH,
  /** A system call begins, ends, or is not what the program took it for. */
  CALL,
  /** A packet is on an interface. */
  PACKET,
  /** A program's own deed ends its process. */
  CRASH
}
