package ringside.kernel.event;

/** Kinds of events, as sinks ask for them. */
public enum EventKind {
  /** Threads and processes begin, end, are waited for, and begin other programs. */
  PROCESS,
  /** A thread goes from one state to another. */
  STATE,
  /** A hart goes from one thread to another. */
  SWITCH,
  /** A system call begins, ends, or is not what the program took it for. */
  CALL,
  /** A hart enters the kernel. */
  TRAP,
  /** A page is brought in, or an access to one is refused. */
  FAULT,
  /** A signal is sent, delivered, or its handler returns. */
  SIGNAL,
  /** A range of addresses is mapped, unmapped, or protected otherwise. */
  MAPPING,
  /** A frame is taken, shared, copied, given back, or goes to the swap disk and comes back. */
  FRAME,
  /** Translations are discarded. */
  FLUSH,
  /** A timer is armed, disarmed, or goes off. */
  TIMER,
  /** Bytes go into or out of a pipe, a queue or a socket within the computer. */
  MESSAGE,
  /** A thread waits at a futex, or wakes others there. */
  LOCK,
  /** A packet is on an interface. */
  PACKET,
  /** The swap disk takes a request. */
  DISK,
  /** The console is written. */
  CONSOLE,
  /** A program's own deed ends its process. */
  CRASH
}
