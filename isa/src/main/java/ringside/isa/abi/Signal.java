package ringside.isa.abi;

import org.jspecify.annotations.Nullable;

/** The standard signals (Linux, uapi/asm-generic/signal.h; signal(7) for the default actions). */
public enum Signal {
  SIGHUP(1, Action.TERMINATE, "Hangup"),
  SIGINT(2, Action.TERMINATE, "Interrupt"),
  SIGQUIT(3, Action.CORE, "Quit"),
  SIGILL(4, Action.CORE, "Illegal instruction"),
  SIGTRAP(5, Action.CORE, "Trace/breakpoint trap"),
  SIGABRT(6, Action.CORE, "Aborted"),
  SIGBUS(7, Action.CORE, "Bus error"),
  SIGFPE(8, Action.CORE, "Floating point exception"),
  SIGKILL(9, Action.TERMINATE, "Killed"),
  SIGUSR1(10, Action.TERMINATE, "User defined signal 1"),
  SIGSEGV(11, Action.CORE, "Segmentation fault"),
  SIGUSR2(12, Action.TERMINATE, "User defined signal 2"),
  SIGPIPE(13, Action.TERMINATE, "Broken pipe"),
  SIGALRM(14, Action.TERMINATE, "Alarm clock"),
  SIGTERM(15, Action.TERMINATE, "Terminated"),
  SIGSTKFLT(16, Action.TERMINATE, "Stack fault"),
  SIGCHLD(17, Action.IGNORE, "Child exited"),
  SIGCONT(18, Action.CONTINUE, "Continued"),
  SIGSTOP(19, Action.STOP, "Stopped (signal)"),
  SIGTSTP(20, Action.STOP, "Stopped"),
  SIGTTIN(21, Action.STOP, "Stopped (tty input)"),
  SIGTTOU(22, Action.STOP, "Stopped (tty output)"),
  SIGURG(23, Action.IGNORE, "Urgent I/O condition"),
  SIGXCPU(24, Action.CORE, "CPU time limit exceeded"),
  SIGXFSZ(25, Action.CORE, "File size limit exceeded"),
  SIGVTALRM(26, Action.TERMINATE, "Virtual timer expired"),
  SIGPROF(27, Action.TERMINATE, "Profiling timer expired"),
  SIGWINCH(28, Action.IGNORE, "Window changed"),
  SIGIO(29, Action.TERMINATE, "I/O possible"),
  SIGPWR(30, Action.TERMINATE, "Power failure"),
  SIGSYS(31, Action.CORE, "Bad system call");

  /** Highest signal number, real-time signals included (Linux: _NSIG). */
  public static final int MAXIMUM = 64;

  /** What happens to a process that has no handler for the signal. */
  public enum Action {
    TERMINATE,
    CORE,
    IGNORE,
    STOP,
    CONTINUE
  }

  private final int number;
  private final Action action;
  private final String message;

  Signal(int number, Action action, String message) {
    this.number = number;
    this.action = action;
    this.message = message;
  }

  /** The standard signal of a number, or null for a real-time signal or none. */
  public static @Nullable Signal of(int number) {
    return number >= 1 && number <= values().length ? values()[number - 1] : null;
  }

  /** The number, 1..31. */
  public int number() {
    return number;
  }

  /** What the kernel does where the process has no handler. */
  public Action action() {
    return action;
  }

  /** What strsignal says of it. */
  public String message() {
    return message;
  }
}
