package ringside.kernel.file;

import ringside.isa.abi.Errno;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Who;

/** Whose a file is, and what that lets anybody do with it (inode(7)); costs are its inode's. */
final class Ownership {
  private static final int PERMISSIONS = 07777;

  /** S_ISUID. */
  private static final int SET_USER = 04000;

  /** S_IXGRP. */
  private static final int GROUP_EXECUTES = 010;

  private static final int EXECUTE_ANY = 0111;

  private int uid;
  private int gid;
  private int permissions;

  Ownership(int uid, int gid, int permissions) {
    this.uid = uid;
    this.gid = gid;
    this.permissions = permissions;
  }

  int uid() {
    return uid;
  }

  int gid() {
    return gid;
  }

  /** Permission bits, 0 to 07777. */
  int permissions() {
    return permissions;
  }

  /** Whether somebody may use the file in a way: READ, WRITE and EXECUTE bits. */
  boolean allows(Who who, int wanted, boolean directory) {
    if (who.may(Capability.DAC_OVERRIDE)) {
      boolean runs = directory || (permissions & EXECUTE_ANY) != 0;
      return (wanted & Inode.EXECUTE) == 0 || runs;
    }
    int shift = who.uid() == uid ? 6 : who.isInGroup(gid) ? 3 : 0;
    return (permissions >> shift & wanted) == wanted
        || who.may(Capability.DAC_READ_SEARCH) && onlyLooks(wanted, directory);
  }

  private static boolean onlyLooks(int wanted, boolean directory) {
    return wanted == Inode.READ || directory && (wanted & Inode.WRITE) == 0;
  }

  /** chmod by its owner or root; who is not of its group can't let it run for that. */
  void permit(Who who, int value) {
    boolean keepsGroup = who.may(Capability.FSETID) || who.isInGroup(gid);
    permissions = value & (keepsGroup ? PERMISSIONS : PERMISSIONS & ~Inode.SET_GROUP);
  }

  /**
   * chown; -1 leaves one as it is.
   *
   * @throws FileError EPERM for who may not
   */
  void give(Who who, int newUid, int newGid) {
    boolean ownerSame = newUid == -1 || newUid == uid;
    boolean groupAllowed = newGid == -1 || newGid == gid || who.isInGroup(newGid);
    if (!who.may(Capability.CHOWN) && !(who.uid() == uid && ownerSame && groupAllowed)) {
      throw new FileError(Errno.EPERM);
    }
    uid = newUid == -1 ? uid : newUid;
    gid = newGid == -1 ? gid : newGid;
  }

  /** Whether it runs for its owner. */
  boolean setsUser() {
    return (permissions & SET_USER) != 0;
  }

  /** Whether it runs for its group: without the group's right to run it that is another mark. */
  boolean setsGroup() {
    return (permissions & Inode.SET_GROUP) != 0 && (permissions & GROUP_EXECUTES) != 0;
  }

  /**
   * Takes S_ISUID away, and S_ISGID where it is more than a mark (Linux: setattr_should_drop_sgid).
   *
   * @return whether there is something to take
   */
  boolean dropSetIds(Who who) {
    boolean ofGroup =
        (permissions & GROUP_EXECUTES) != 0 || !who.may(Capability.FSETID) && !who.isInGroup(gid);
    int bits = permissions & (ofGroup ? SET_USER | Inode.SET_GROUP : SET_USER);
    permissions &= ~bits;
    return bits != 0;
  }
}
