package ringside.kernel.syscall.file;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.IoOwner;
import ringside.kernel.file.LeaseHeld;
import ringside.kernel.file.Leases;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.Outcome;

/** Leases on files: fcntl64's F_SETLEASE and F_GETLEASE, and those who have to wait for them. */
public final class LeaseCalls {
  private static final int F_SETLEASE = 1024;
  private static final int F_GETLEASE = 1025;

  private final IoSignalling signalling;

  public LeaseCalls(AsyncCalls async) {
    this.signalling = async.signalling();
  }

  /** Answers a command of fcntl64, or null where it is none of these. */
  @Nullable Outcome handle(Call call, OpenFile file) {
    return switch (call.argument(1)) {
      case F_SETLEASE -> set(call, file, call.argument(2));
      case F_GETLEASE -> {
        RegularFile regular = file.mappable();
        yield Outcome.done(regular == null ? Leases.NONE : regular.leases().of(file));
      }
      default -> null;
    };
  }

  private Outcome set(Call call, OpenFile file, int type) {
    RegularFile regular = file.mappable();
    if (type < Leases.READ || type > Leases.NONE) {
      return Outcome.failed(Errno.EINVAL);
    }
    Credentials who = call.process().credentials();
    if (file.where() != null && file.status().uid() != who.euid() && !who.may(Capability.LEASE)) {
      return Outcome.failed(Errno.EACCES);
    }
    if (regular == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (type != Leases.NONE && regular.isOpenAgainst(file.accessMode(), type == Leases.WRITE)) {
      return Outcome.failed(Errno.EAGAIN);
    }
    int descriptor = call.argument(0);
    regular.leases().set(file, type, () -> signalling.tell(file, descriptor, IoSignalling.MESSAGE));
    if (type != Leases.NONE && file.ioSignals().owner().id() == 0) {
      int pid = call.process().pid();
      file.ioSignals().setOwner(new IoOwner(IoOwner.PROCESS, pid, who.uid(), who.euid()));
    }
    return Outcome.done(0);
  }

  /** Waits until a lease has been given up; then the call is made anew. */
  static Outcome await(LeaseHeld held, boolean nonBlocking) {
    return nonBlocking
        ? Outcome.failed(Errno.EAGAIN)
        : Outcome.waitUntil(held.queue(), held.deadline());
  }
}
