package ringside.kernel.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.sched.Scheduler;

/** All that sockets of a computer talk over; made once, in {@link ringside.kernel.Computer}. */
public final class Network {
  private final UnixSockets unix;

  /** Nobody talks yet. */
  public Network(KernelMemory memory, Scheduler scheduler) {
    this.unix = new UnixSockets(memory, scheduler);
  }

  /** Why there are no sockets of some kind; null where there are (socket(2)). */
  public @Nullable Errno refusal(int family, int type, int protocol) {
    if (family != SocketAddress.UNIX) {
      return Errno.EAFNOSUPPORT;
    }
    boolean known = protocol == 0 || protocol == SocketAddress.UNIX;
    return known && SocketType.of(type).isPresent() ? null : unixRefusal(protocol);
  }

  /** A socket that is joined to none, of a kind that is not refused. */
  public Socket create(int family, SocketType type) {
    return unix.create(type);
  }

  private static Errno unixRefusal(int protocol) {
    boolean known = protocol == 0 || protocol == SocketAddress.UNIX;
    return known ? Errno.ESOCKTNOSUPPORT : Errno.EPROTONOSUPPORT;
  }

  /** Sockets of unix(7). */
  public UnixSockets unix() {
    return unix;
  }

  /** The computer is switched off: nothing stays on its way. */
  public void shutDown() {
    unix.shutDown();
  }
}
