package ringside.kernel.process;

/** Who a process acts for (credentials(7)); real and effective ids. */
public final class Credentials {
  private int uid;
  private int euid;
  private int gid;
  private int egid;

  /** All ids the same. */
  public Credentials(int id) {
    this(id, id, id, id);
  }

  private Credentials(int uid, int euid, int gid, int egid) {
    this.uid = uid;
    this.euid = euid;
    this.gid = gid;
    this.egid = egid;
  }

  /** The same for a child. */
  public Credentials copy() {
    return new Credentials(uid, euid, gid, egid);
  }

  /** Real user. */
  public int uid() {
    return uid;
  }

  /** Effective user. */
  public int euid() {
    return euid;
  }

  /** Real group. */
  public int gid() {
    return gid;
  }

  /** Effective group. */
  public int egid() {
    return egid;
  }

  /** Whether it may do what only root may. */
  public boolean isRoot() {
    return euid == 0;
  }

  /** Whether it may signal a process of another (kill(2)). */
  public boolean maySignal(Credentials target) {
    return isRoot() || euid == target.uid || uid == target.uid;
  }
}
