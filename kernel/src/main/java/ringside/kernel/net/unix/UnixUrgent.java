package ringside.kernel.net.unix;

import org.jspecify.annotations.Nullable;

/**
 * The byte of a stream that its sender calls urgent (unix(7): MSG_OOB), a message of its own. Read
 * apart from the stream, it stays in its place as an empty message, which still stops a read.
 */
final class UnixUrgent {
  /** What a read does with a message. */
  enum Step {
    READ,
    SKIP,
    STOP
  }

  private @Nullable UnixMessage mark;

  /** The urgent byte that was not read, or null. */
  @Nullable UnixMessage mark() {
    return mark;
  }

  /** A byte has come; one that came before is like any other from now on. */
  void set(UnixMessage message) {
    mark = message;
  }

  /** A message is read, or passed. */
  void forget(UnixMessage message) {
    if (mark == message) {
      mark = null;
    }
  }

  /**
   * What a read does that has come to a message (Linux: manage_oob).
   *
   * @param copied whether it has read something
   * @param inline whether urgent bytes are read like others (SO_OOBINLINE)
   */
  Step at(UnixMessage message, boolean copied, boolean inline) {
    if (message.wasUrgent()) {
      return copied && mark == null ? Step.STOP : Step.SKIP;
    }
    if (message != mark) {
      return Step.READ;
    }
    if (copied) {
      return Step.STOP;
    }
    return inline ? Step.READ : Step.SKIP;
  }
}
