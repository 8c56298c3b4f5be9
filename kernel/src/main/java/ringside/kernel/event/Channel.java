package ringside.kernel.event;

/** What carries bytes from one thread to another within the computer. */
public enum Channel {
  /** A pipe or FIFO: a stream. */
  PIPE,
  /** A System V message queue. */
  SYSTEM_V_QUEUE,
  /** A POSIX message queue. */
  POSIX_QUEUE,
  /** A connected stream socket of unix(7): a stream. */
  UNIX_STREAM,
  /** A datagram socket of unix(7). */
  UNIX_DATAGRAM
}
