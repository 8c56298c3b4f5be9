package ringside.kernel.identity;

import ringside.kernel.identity.Credentials.Ids;

/**
 * The sets of capabilities that a process has (capabilities(7)), a bit each.
 *
 * @param effective those it may use now
 * @param permitted those it may make effective
 * @param inheritable those that a program may keep of them
 * @param bounding those that a program can get at all
 * @param ambient those that a program without marks of its own keeps
 */
public record Capabilities(
    long effective, long permitted, long inheritable, long bounding, long ambient) {
  /** Those that say what may be done with files, which follow the user for files. */
  private static final long OF_FILES =
      Capability.CHOWN.bit()
          | Capability.DAC_OVERRIDE.bit()
          | Capability.DAC_READ_SEARCH.bit()
          | Capability.FOWNER.bit()
          | Capability.FSETID.bit()
          | Capability.LINUX_IMMUTABLE.bit()
          | Capability.MKNOD.bit()
          | Capability.MAC_OVERRIDE.bit();

  /** What a user begins with: root all, another none. */
  static Capabilities of(int uid) {
    long all = uid == 0 ? Capability.ALL : 0;
    return new Capabilities(all, all, 0, Capability.ALL, 0);
  }

  /**
   * After a change of users (Linux: cap_emulate_setxuid).
   *
   * @param keeps whether what is permitted stays without root (PR_SET_KEEPCAPS)
   */
  Capabilities after(Ids old, Ids now, boolean keeps) {
    boolean leavesRoot = old.holds(0) && !now.holds(0);
    long left = leavesRoot && !keeps ? 0 : permitted;
    long used =
        leavesRoot && !keeps || old.effective() == 0 && now.effective() != 0 ? 0 : effective;
    if (old.effective() != 0 && now.effective() == 0) {
      used = left;
    }
    return new Capabilities(used, left, inheritable, bounding, leavesRoot ? 0 : ambient);
  }

  /** After a change of the user for files (setfsuid(2)). */
  Capabilities afterFiles(int old, int now) {
    long used = effective;
    if (old == 0 && now != 0) {
      used &= ~OF_FILES;
    } else if (old != 0 && now == 0) {
      used |= permitted & OF_FILES;
    }
    return new Capabilities(used, permitted, inheritable, bounding, ambient);
  }

  /** Of a program begun by a user (capabilities(7), "Transformation during execve()"). */
  Capabilities ofProgram(Ids users, boolean setsId) {
    long kept = setsId ? 0 : ambient;
    boolean ofRoot = users.effective() == 0 || users.real() == 0;
    long may = ofRoot ? inheritable | bounding : kept;
    return new Capabilities(users.effective() == 0 ? may : kept, may, inheritable, bounding, kept);
  }

  /** Whether another may be set in the place of these (capset(2)). */
  public boolean mayBecome(long newEffective, long newPermitted, long newInheritable) {
    long source = Capability.SETPCAP.isIn(effective) ? bounding : permitted;
    boolean inherits = (newInheritable & ~(inheritable | source)) == 0;
    boolean stays = (newInheritable & ~(inheritable | bounding)) == 0;
    return inherits
        && stays
        && (newPermitted & ~permitted) == 0
        && (newEffective & ~newPermitted) == 0;
  }

  /** Others in their place; what is neither permitted nor inheritable is not ambient either. */
  public Capabilities with(long newEffective, long newPermitted, long newInheritable) {
    long stays = ambient & newPermitted & newInheritable;
    return new Capabilities(newEffective, newPermitted, newInheritable, bounding, stays);
  }

  /** Without one that no program gets any more (PR_CAPBSET_DROP). */
  public Capabilities without(Capability dropped) {
    return new Capabilities(effective, permitted, inheritable, bounding & ~dropped.bit(), ambient);
  }

  /** With other ambient ones. */
  public Capabilities withAmbient(long set) {
    return new Capabilities(effective, permitted, inheritable, bounding, set);
  }
}
