package ringside.kernel.syscall;

import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.Process;

/** Whether a process may look into another (ptrace(2), "Ptrace access mode checking"). */
public final class Looking {
  private Looking() {}

  public static boolean isAllowed(Process looker, Process target) {
    Credentials own = looker.credentials();
    Credentials other = target.credentials();
    boolean sameUser = other.users().equals(own.users()) || isAll(other.users(), own.uid());
    boolean sameGroup = other.groups().equals(own.groups()) || isAll(other.groups(), own.gid());
    return looker == target
        || own.may(Capability.SYS_PTRACE)
        || sameUser && sameGroup && target.isDumpable();
  }

  private static boolean isAll(Credentials.Ids ids, int id) {
    return ids.real() == id && ids.effective() == id && ids.saved() == id;
  }
}
