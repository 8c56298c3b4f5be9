package ringside.kernel.identity;

import java.util.List;

/**
 * For whom a file is used (Linux: fsuid and fsgid).
 *
 * @param moreGroups further groups
 */
public record Who(int uid, int gid, List<Integer> moreGroups) {
  /** The kernel itself, which may do everything. */
  public static final Who ROOT = new Who(0, 0);

  /** A user without further groups. */
  public Who(int uid, int gid) {
    this(uid, gid, List.of());
  }

  /** As calls check it. */
  public static Who effective(Credentials credentials) {
    return new Who(credentials.euid(), credentials.egid(), credentials.moreGroups());
  }

  /** As access(2) checks it. */
  public static Who real(Credentials credentials) {
    return new Who(credentials.uid(), credentials.gid(), credentials.moreGroups());
  }

  /** Whether permissions do not hold for it. */
  public boolean isRoot() {
    return uid == 0;
  }

  /** Whether it may act for a group. */
  public boolean isInGroup(int group) {
    return group == gid || moreGroups.contains(group);
  }
}
