package ringside.kernel.file.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;

/** What terminals have to know of processes: who calls, and what groups and sessions there are. */
public interface Jobs {
  /** Process group of who calls. */
  int group();

  /** Session of who calls. */
  int session();

  /** Whether who calls leads its session. */
  boolean leads();

  /** Whether who calls may do with any terminal as it likes (CAP_SYS_ADMIN). */
  boolean mayAdminister();

  /** The controlling terminal of who calls, or null. */
  @Nullable Terminal terminal();

  /** Who calls has a controlling terminal from now on, or none. */
  void control(@Nullable Terminal terminal);

  /** Whether who calls would not stop for a signal: it ignores it or holds it back. */
  boolean ignores(Signal signal);

  /** Whether nobody looks after the group of who calls. */
  boolean isOrphaned();

  /** Sends a signal to all processes of a group; 0 is none. */
  void send(int group, Signal signal);

  /** The session that a group belongs to, or 0 where there is no such group. */
  int sessionOf(int group);

  /** No process of a session has a terminal any more. */
  void detach(int session);

  /**
   * A terminal is gone: no process of its session has it, and the leader is told (Linux:
   * tty_signal_session_leader).
   *
   * @param foreground group that will hear of the leader's end
   */
  void hangUp(int session, int foreground);

  /** What the last try of the call in progress has noted, 0 at the first. */
  int progress();

  /** Cycle at which the call in progress ends, or 0 where none has been set. */
  long deadline();

  /** Sets the cycle at which the call in progress ends, some time from now. */
  void setDeadline(long nanos);

  /** Whether that cycle has come. */
  boolean isOver();
}
