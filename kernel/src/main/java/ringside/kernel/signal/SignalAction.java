package ringside.kernel.signal;

/**
 * What a process wants done with a signal (sigaction(2)).
 *
 * @param handler address of a function, or {@link #DEFAULT} or {@link #IGNORE}
 * @param flags SA_ bits
 * @param mask signals held back while the handler runs, bit n-1 for signal n
 */
public record SignalAction(int handler, int flags, long mask) {
  /** SIG_DFL. */
  public static final int DEFAULT = 0;

  /** SIG_IGN. */
  public static final int IGNORE = 1;

  /** SA_NOCLDSTOP: no SIGCHLD when a child stops or goes on. */
  public static final int NO_CHILD_STOP = 1;

  /** SA_NOCLDWAIT: children leave no zombies. */
  public static final int NO_CHILD_WAIT = 2;

  /** SA_ONSTACK: run on the alternate stack. */
  public static final int ON_STACK = 0x0800_0000;

  /** SA_RESTART: make an interrupted call again. */
  public static final int RESTART = 0x1000_0000;

  /** SA_NODEFER: don't hold the signal back while its handler runs. */
  public static final int NO_DEFER = 0x4000_0000;

  /** SA_RESETHAND: back to the default before the handler runs. */
  public static final int RESET_HANDLER = 0x8000_0000;

  /** What every signal begins with. */
  public static final SignalAction OF_DEFAULT = new SignalAction(DEFAULT, 0, 0);

  /** Whether a function of the program handles it. */
  public boolean isHandler() {
    return handler != DEFAULT && handler != IGNORE;
  }

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
