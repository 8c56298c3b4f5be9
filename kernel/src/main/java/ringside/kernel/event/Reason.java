package ringside.kernel.event;

import java.util.Locale;

/** Why a thread goes from one state to another. */
public enum Reason {
  /** It has been made. */
  CREATED,
  /** The policy has chosen it. */
  PICKED,
  /** Its turn is over, or another should run first. */
  MAKES_WAY,
  /** Its system call can not go on, or its page is not there. */
  WAITS,
  /** It has ended. */
  ENDED,
  /** The time that it wanted to wait at most is over. */
  TIMEOUT,
  /** A child has ended. */
  CHILD_ENDED,
  /** A process has ended that it had a descriptor for. */
  PROCESS_ENDED,
  /** A child has been stopped by a signal. */
  CHILD_STOPPED,
  /** A child that was stopped goes on. */
  CHILD_CONTINUED,
  /** A thread that it traces has stopped. */
  TRACEE_STOPPED,
  /** A child made by vfork has called exec or has ended. */
  VFORK_RELEASED,
  /** A signal has come. */
  SIGNAL,
  /** A signal stops its process. */
  STOPPED_BY_SIGNAL,
  /** SIGCONT lets its process go on. */
  CONTINUED,
  /** It stops for the process that traces it. */
  STOPPED_FOR_TRACER,
  /** The process that traces it lets it go on. */
  CONTINUED_BY_TRACER,
  /** A futex was woken. */
  FUTEX_WOKEN,
  /** A pipe was written. */
  PIPE_HAS_BYTES,
  /** A pipe was read. */
  PIPE_HAS_ROOM,
  /** A pipe has another size. */
  PIPE_RESIZED,
  /** The last reader of a pipe has closed it. */
  PIPE_WITHOUT_READER,
  /** The last writer of a pipe has closed it. */
  PIPE_WITHOUT_WRITER,
  /** The other end of a FIFO was opened. */
  FIFO_OPENED,
  /** A message was sent. */
  MESSAGE_SENT,
  /** A message was received. */
  MESSAGE_RECEIVED,
  /** A message queue has done for it what it waited for. */
  MESSAGE_SERVED,
  /** A message queue has another size. */
  QUEUE_RESIZED,
  /** A message queue was removed. */
  QUEUE_REMOVED,
  /** A semaphore was set. */
  SEMAPHORE_SET,
  /** A semaphore operation has succeeded. */
  SEMAPHORE_CHANGED,
  /** A process has ended whose semaphore operations are undone. */
  SEMAPHORE_UNDONE,
  /** A semaphore set was removed. */
  SEMAPHORES_REMOVED,
  /** A socket has received something. */
  SOCKET_RECEIVED,
  /** A socket has room to send. */
  SOCKET_HAS_ROOM,
  /** A connection stands. */
  SOCKET_CONNECTED,
  /** A direction of a connection has ended. */
  SOCKET_ENDED,
  /** Nobody wants a message that was sent (ICMP). */
  MESSAGE_REFUSED,
  /** An event counter was raised. */
  EVENT_RAISED,
  /** An event counter was read. */
  EVENT_READ,
  /** Something has happened to a watched file. */
  FILE_EVENT,
  /** A timer has gone off. */
  TIMER_EXPIRED,
  /** An epoll set has other files. */
  EPOLL_CHANGED,
  /** A file in an epoll set has changed. */
  EPOLL_READY,
  /** A record lock was released. */
  LOCK_RELEASED,
  /** Its page has come from the swap disk. */
  PAGE_READ,
  /** Somebody has pressed a key. */
  KEY_PRESSED,
  /** A terminal was written. */
  TERMINAL_WRITTEN,
  /** What was written to a terminal, or typed there, has been taken. */
  TERMINAL_READ,
  /** A terminal has other settings, or is gone. */
  TERMINAL_CHANGED,
  /** Its process is taken out of memory. */
  MEMORY_SHORT,
  /** There is room in memory for its process again. */
  ROOM_AGAIN,
  /** Its process was out of memory for long enough. */
  OUT_LONG_ENOUGH,
  /** Nothing but its process could run. */
  NOTHING_ELSE_RUNS;

  /** Whether an interrupt brings it about, and not the thread that runs. */
  public boolean isInterrupt() {
    return switch (this) {
      case TIMEOUT, TIMER_EXPIRED, PAGE_READ, KEY_PRESSED -> true;
      default -> false;
    };
  }

  /** As traces write it: {@code futex-woken}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
