package ringside.kernel.net.socket;

import ringside.kernel.process.Process;

/** Who is at the other end (struct ucred). */
public record PeerCredentials(int pid, int uid, int gid) {
  /** What SO_PEERCRED answers where there is no other end. */
  public static final PeerCredentials NONE = new PeerCredentials(0, -1, -1);

  /** A process, as it is now. */
  public static PeerCredentials of(Process process) {
    return new PeerCredentials(
        process.pid(), process.credentials().euid(), process.credentials().egid());
  }
}
