package ringside.kernel.identity;

import java.util.List;

/**
 * For whom a file is used (Linux: fsuid and fsgid).
 *
 * @param moreGroups further groups
 * @param capabilities what it may do beyond, a bit each
 */
public record Who(int uid, int gid, List<Integer> moreGroups, long capabilities) {
  /** The kernel itself, which may do everything. */
  public static final Who ROOT = new Who(0, 0);

  /** A user without further groups; root may do everything. */
  public Who(int uid, int gid) {
    this(uid, gid, List.of(), uid == 0 ? Capability.ALL : 0);
  }

  /** As calls check it. */
  public static Who effective(Credentials credentials) {
    return new Who(
        credentials.fileUser(),
        credentials.fileGroup(),
        credentials.moreGroups(),
        credentials.capabilities().effective());
  }

  /** As access(2) checks it: what is permitted counts for root, nothing for others. */
  public static Who real(Credentials credentials) {
    long permitted = credentials.uid() == 0 ? credentials.capabilities().permitted() : 0;
    return new Who(credentials.uid(), credentials.gid(), credentials.moreGroups(), permitted);
  }

  /** Whether it may do something that is not everybody's right. */
  public boolean may(Capability capability) {
    return capability.isIn(capabilities);
  }

  /** Whether it may act for a group. */
  public boolean isInGroup(int group) {
    return group == gid || moreGroups.contains(group);
  }
}
