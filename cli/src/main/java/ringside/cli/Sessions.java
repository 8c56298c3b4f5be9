package ringside.cli;

import java.util.Arrays;
import java.util.OptionalInt;
import ringside.kernel.config.Configuration;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.mount.Mount;
import ringside.lab.host.mount.MountException;
import ringside.lab.session.GuestException;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** What the options say of sessions, and what sessions say of exit statuses. */
final class Sessions {
  private Sessions() {}

  /** Describes the computer of the guest that was named last. */
  static void describe(SessionBuilder session, Configuration configuration, RunOptions options)
      throws Failure {
    session.on(Machine.of(configuration).by(options.engine()));
    for (String mount : options.mounts) {
      try {
        Mount.of(mount).show(session);
      } catch (MountException wrong) {
        throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
      }
    }
  }

  /** Builds the session, or says why it can't be. */
  static Session build(SessionBuilder session) throws Failure {
    try {
      return session.build();
    } catch (GuestException refused) {
      boolean folder = refused.kind() == GuestException.Kind.FOLDER;
      throw new Failure(
          folder ? Status.USAGE : Status.LOAD,
          (folder ? "ringside: --mount: " : "ringside: ") + refused.getMessage());
    }
  }

  /** The exit status of a run that has left this. */
  static int status(RunResult result) {
    Kernel.End end = result.reason().end();
    return end == Kernel.End.EXITED ? result.exitStatus() : statusOf(end);
  }

  /** The exit status of a run that did not end by itself. */
  static int statusOf(Kernel.End end) {
    return switch (end) {
      case EXITED -> Status.OK.number();
      case DEADLOCK -> Status.DEADLOCK.number();
      case LIMIT -> Status.LIMIT.number();
    };
  }

  /** The status of a program that has ended with one of those that are otherwise ours. */
  static OptionalInt mistakable(RunResult result) {
    ExitStatus status = result.exit();
    boolean ours =
        status != null
            && !status.signalled()
            && Arrays.stream(Status.values()).anyMatch(own -> own.isLike(status.value()));
    return ours ? OptionalInt.of(result.exitStatus()) : OptionalInt.empty();
  }
}
