package ringside.lab.explain;

import java.util.List;

/**
 * What a thread waits for, and who could end the wait.
 *
 * @param kind which
 * @param values what its text names, in order
 * @param parties who is meant; none where nobody is, or nobody is known
 */
public record Awaited(Kind kind, List<String> values, List<Party> parties) {
  /** What is waited for. */
  public enum Kind {
    /** Bytes or the end of a pipe: who could write it. Values: the pipe. */
    PIPE_WRITER(true),
    /** Room in a pipe: who could read it. Values: the pipe. */
    PIPE_READER(true),
    /** A futex word, and the thread that it belongs to. Values: the word, what it holds. */
    FUTEX(true),
    /** A futex word of which nobody knows whose it is. Values: the word, what it holds. */
    FUTEX_OF_UNKNOWN(false),
    /** The end of a thread of the process. Values: the word, what it holds. */
    THREAD(true),
    /** The end of a child: those that live. */
    CHILD(true),
    /** Exec or exit of a child that shares the memory (vfork). */
    VFORK(true),
    /** A record lock: who holds locks of the file. Values: the file. */
    LOCK(true),
    /** A change of a semaphore set: who changed it last. Values: the set, the semaphore. */
    SEMAPHORE(false),
    /** A message: who sent one last. Values: the queue. */
    MESSAGE(false),
    /** Room for a message: who received one last. Values: the queue. */
    MESSAGE_ROOM(false),
    /** A connection from outside. Values: the descriptor. */
    CLIENT(false),
    /** The other end of a socket pair or connection. Values: the descriptor. */
    PEER(true),
    /** Another open file: who else has it. Values: the file. */
    FILE(true);

    private final boolean certain;

    Kind(boolean certain) {
      this.certain = certain;
    }

    /** Whether only the parties could end the wait, so that a circle of waits is one. */
    boolean certain() {
      return certain;
    }
  }

  /**
   * Who could end a wait.
   *
   * @param pid of the process
   * @param tid of the thread; 0 where any of the process could
   * @param program name
   * @param descriptors by which it has the object
   */
  public record Party(int pid, int tid, String program, List<Integer> descriptors) {}
}
