package ringside.kernel.event;

import java.util.Locale;

/**
 * What threads wait for.
 *
 * @param kind which
 * @param name of the one that is meant, where there are several; else empty
 */
public record WaitTarget(Kind kind, String name) {
  /** What can be waited for. */
  public enum Kind {
    /** Another that opens the other end of a FIFO. */
    FIFO_PARTNER,
    /** A signal. */
    SIGNAL,
    /** A signal, or some time to pass. */
    SIGNAL_OR_TIME,
    /** The end of its sleep. */
    SLEEP,
    /** A timer to go off. */
    TIMER,
    /** Somebody to type. */
    KEY,
    /** A terminal to be written. */
    TERMINAL_WRITTEN,
    /** Room in a terminal. */
    TERMINAL_ROOM,
    /** A futex to be woken; its name is the address. */
    FUTEX,
    /** An event counter to be raised. */
    EVENT_RAISED,
    /** An event counter to be read. */
    EVENT_READ,
    /** Something to happen to a watched file. */
    FILE_EVENT,
    /** A file in an epoll set. */
    EPOLL,
    /** A record lock to be released. */
    LOCK,
    /** A pipe to be written. */
    PIPE_WRITTEN,
    /** A pipe to be read. */
    PIPE_READ,
    /** A message in a queue; its name is the queue. */
    MESSAGE,
    /** Room in a message queue; its name is the queue. */
    MESSAGE_ROOM,
    /** A socket to receive something. */
    SOCKET_RECEIVES,
    /** A socket to have room. */
    SOCKET_ROOM,
    /** A change of a semaphore set; its name is the id. */
    SEMAPHORES,
    /** A child to end; its name is the pid of the parent. */
    CHILD,
    /** A child made by vfork to call exec or end; its name is the pid of the child. */
    VFORK,
    /** A process to end, by a descriptor for it; its name is the pid. */
    PROCESS,
    /** A page from the swap disk. */
    PAGE
  }

  /** A target of which nobody needs the name. */
  public static WaitTarget of(Kind kind) {
    return new WaitTarget(kind, "");
  }

  /** As traces write it: {@code futex 0x12000}. */
  public String title() {
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name.isEmpty() ? word : word + " " + name;
  }
}
