package ringside.lab.record;

import java.util.List;
import ringside.kernel.event.Birth;

/**
 * A process from its birth on. Cycles are {@link #NEVER} for what did not happen while the run was
 * recorded.
 *
 * @param parent pid of the process that made it; 0 where none did
 * @param how it was made
 * @param programs that it ran after execve, in order
 * @param ended cycle from which on it is a zombie
 * @param status of its exit, or the number of the signal that ended it
 * @param signalled whether a signal ended it
 * @param reaped cycle at which it was waited for
 * @param threads in the order of their birth
 */
public record ProcessLife(
    int pid,
    int parent,
    Birth how,
    long born,
    List<Program> programs,
    long ended,
    int status,
    boolean signalled,
    long reaped,
    List<ThreadLife> threads) {
  /** The cycle of what did not happen. */
  public static final long NEVER = -1;

  /** A program that a process goes on with from a cycle on. */
  public record Program(long cycle, String name) {}

  /**
   * A thread.
   *
   * @param by tid of the thread that made it; 0 where none did
   * @param ended cycle, or {@link #NEVER}
   */
  public record ThreadLife(int tid, int by, long born, long ended) {}

  /** The program that it ran last, or another name where it called execve never. */
  public String name(String otherwise) {
    return programs.isEmpty() ? otherwise : programs.get(programs.size() - 1).name();
  }
}
