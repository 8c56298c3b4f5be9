package ringside.kernel.identity;

import java.util.List;

/** Who a process acts for (credentials(7)): real, effective and saved ids, and further groups. */
public final class Credentials {
  /** An id that is to stay as it is. */
  public static final int KEEP = -1;

  private Ids users;
  private Ids groups;
  private List<Integer> moreGroups = List.of();

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
  }

  /** The same for a child. */
  public Credentials copy() {
    Credentials copy = new Credentials(0);
    copy.users = users;
    copy.groups = groups;
    copy.moreGroups = moreGroups;
    return copy;
  }

  /** The user ids. */
  public Ids users() {
    return users;
  }

  /** Sets the user ids. */
  public void setUsers(Ids ids) {
    users = ids;
  }

  /** The group ids. */
  public Ids groups() {
    return groups;
  }

  /** Sets the group ids. */
  public void setGroups(Ids ids) {
    groups = ids;
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

  /** Whether it may do what only root may. */
  public boolean isRoot() {
    return euid() == 0;
  }

  /** Whether it may act for a group. */
  public boolean isInGroup(int group) {
    return group == egid() || moreGroups.contains(group);
  }

  /** Whether it may signal a process of another (kill(2)). */
  public boolean maySignal(Credentials target) {
    int real = target.users.real;
    int saved = target.users.saved;
    return isRoot() || euid() == real || euid() == saved || uid() == real || uid() == saved;
  }
}
