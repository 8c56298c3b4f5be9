package ringside.kernel.syscall;

import ringside.kernel.wait.Outcome;

/** What a system call does. It never waits inside Java: it answers {@link Outcome.Wait}. */
@FunctionalInterface
public interface Handler {
  /** One try of a call. */
  Outcome handle(Call call);
}
