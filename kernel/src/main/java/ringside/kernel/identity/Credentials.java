package ringside.kernel.identity;

import java.util.List;

/**
 * Who a process acts for (credentials(7)): real, effective and saved ids, those for files, further
 * groups; and what it may do beyond its files and processes ({@link Capability}).
 */
public final class Credentials {
  /** An id that is to stay as it is. */
  public static final int KEEP = -1;

  private Ids users;
  private Ids groups;
  private int fileUser;
  private int fileGroup;
  private List<Integer> moreGroups = List.of();
  private Capabilities capabilities;
  private boolean keepsCapabilities;
  private boolean gainsNothing;

  /** The three ids of a sort. */
  public record Ids(int real, int effective, int saved) {
    /** Whether an id is one of the three. */
    public boolean holds(int id) {
      return id == real || id == effective || id == saved;
    }
  }

  /** All ids the same. */
  public Credentials(int id) {
    users = new Ids(id, id, id);
    groups = users;
    fileUser = id;
    fileGroup = id;
    capabilities = Capabilities.of(id);
  }

  /** The same for a child. */
  public Credentials copy() {
    Credentials copy = new Credentials(0);
    copy.users = users;
    copy.groups = groups;
    copy.moreGroups = moreGroups;
    copy.fileUser = fileUser;
    copy.fileGroup = fileGroup;
    copy.capabilities = capabilities;
    copy.keepsCapabilities = keepsCapabilities;
    copy.gainsNothing = gainsNothing;
    return copy;
  }

  /** The user ids. */
  public Ids users() {
    return users;
  }

  /** Sets the user ids; that for files follows the effective one, and capabilities follow root. */
  public void setUsers(Ids ids) {
    capabilities = capabilities.after(users, ids, keepsCapabilities);
    users = ids;
    fileUser = ids.effective;
  }

  /** The group ids. */
  public Ids groups() {
    return groups;
  }

  /** Sets the group ids; that for files follows the effective one. */
  public void setGroups(Ids ids) {
    groups = ids;
    fileGroup = ids.effective;
  }

  /** The user that files see (setfsuid(2)). */
  public int fileUser() {
    return fileUser;
  }

  /** Sets the user that files see. */
  public void setFileUser(int id) {
    capabilities = capabilities.afterFiles(fileUser, id);
    fileUser = id;
  }

  /** The group that files see (setfsgid(2)). */
  public int fileGroup() {
    return fileGroup;
  }

  /** Sets the group that files see. */
  public void setFileGroup(int id) {
    fileGroup = id;
  }

  /** The sets of its capabilities. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Sets them. */
  public void setCapabilities(Capabilities sets) {
    capabilities = sets;
  }

  /** Whether what is permitted stays when it leaves root (PR_SET_KEEPCAPS). */
  public boolean keepsCapabilities() {
    return keepsCapabilities;
  }

  /** Sets that. */
  public void setKeepsCapabilities(boolean keeps) {
    keepsCapabilities = keeps;
  }

  /** Whether no program gives it more than it has (PR_SET_NO_NEW_PRIVS). */
  public boolean gainsNothing() {
    return gainsNothing;
  }

  /** No program will give it more than it has from now on. */
  public void gainNothing() {
    gainsNothing = true;
  }

  /**
   * Begins a program (execve(2)).
   *
   * @param user whose file it is where that counts (S_ISUID), or {@link #KEEP}
   * @param group the same of its group (S_ISGID)
   */
  public void begin(int user, int group) {
    int effective = user == KEEP || gainsNothing ? users.effective : user;
    int effectiveGroup = group == KEEP || gainsNothing ? groups.effective : group;
    boolean setsId = effective != users.effective || effectiveGroup != groups.effective;
    users = new Ids(users.real, effective, effective);
    groups = new Ids(groups.real, effectiveGroup, effectiveGroup);
    fileUser = effective;
    fileGroup = effectiveGroup;
    capabilities = capabilities.ofProgram(users, setsId);
    keepsCapabilities = false;
  }

  /** Further groups (getgroups(2)). */
  public List<Integer> moreGroups() {
    return moreGroups;
  }

  /** Sets the further groups. */
  public void setMoreGroups(List<Integer> ids) {
    moreGroups = List.copyOf(ids);
  }

  /** Real user. */
  public int uid() {
    return users.real;
  }

  /** Effective user. */
  public int euid() {
    return users.effective;
  }

  /** Real group. */
  public int gid() {
    return groups.real;
  }

  /** Effective group. */
  public int egid() {
    return groups.effective;
  }

  /** Whether it may do something that is not everybody's right. */
  public boolean may(Capability capability) {
    return capability.isIn(capabilities.effective());
  }

  /** Whether it acts for others than who began it: AT_SECURE of a program (getauxval(3)). */
  public boolean isSecure() {
    return uid() != euid() || gid() != egid();
  }

  /** Whether it may act for a group. */
  public boolean isInGroup(int group) {
    return group == egid() || moreGroups.contains(group);
  }

  /** Whether it may signal a process of another (kill(2)). */
  public boolean maySignal(Credentials target) {
    int real = target.users.real;
    int saved = target.users.saved;
    return may(Capability.KILL)
        || euid() == real
        || euid() == saved
        || uid() == real
        || uid() == saved;
  }
}
