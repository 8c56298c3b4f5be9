package ringside.kernel.file;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.KernelHeap;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * A file, whatever its names: kind, owner, permissions, times (inode(7)). It is a kernel object
 * from when it is first touched: what is there from the start takes memory only if somebody looks.
 * It is gone when it has no name and no user.
 */
public abstract class Inode {
  /** Search or execute. */
  public static final int EXECUTE = 1;

  /** Write. */
  public static final int WRITE = 2;

  /** Read. */
  public static final int READ = 4;

  /** S_ISVTX: in such a folder only the owner may remove a file. */
  public static final int STICKY = 01000;

  /** S_ISUID. */
  private static final int SET_USER = 04000;

  /** S_ISGID. */
  public static final int SET_GROUP = 02000;

  /** S_IXGRP. */
  private static final int GROUP_EXECUTES = 010;

  /** Bytes of the kernel object: words for attributes, then 16 words for what the kind needs. */
  static final int OBJECT_BYTES = 128;

  /** Offset of the words for what the kind needs. */
  public static final int KIND_WORDS = 64;

  private static final int EXECUTE_ANY = 0111;
  private static final int PERMISSIONS = 07777;
  private static final int UID_WORD = 4;
  private static final int GID_WORD = 8;
  private static final int TIME_WORD = 16;

  private final FileSystem fileSystem;
  private final FileKind kind;
  private final long number;
  private final RecordLocks locks = new RecordLocks();
  private final RecordLocks wholeLocks = new RecordLocks();
  private int object;
  private int permissions;
  private int uid;
  private int gid;
  private int links = 1;
  private int users;
  private boolean gone;
  private long accessed;
  private long modified;
  private long changed;
  private final long born;

  /** An inode with one name. */
  public Inode(FileSystem fileSystem, FileKind kind, int permissions, Who owner) {
    this.fileSystem = fileSystem;
    this.kind = kind;
    this.number = fileSystem.nextInode();
    this.permissions = permissions;
    this.uid = owner.uid();
    this.gid = owner.gid();
    this.born = fileSystem.now();
    this.accessed = born;
    this.modified = born;
    this.changed = born;
  }

  /** The file system it belongs to. */
  public final FileSystem fileSystem() {
    return fileSystem;
  }

  /** What it is. */
  public final FileKind kind() {
    return kind;
  }

  /** st_ino. */
  public final long number() {
    return number;
  }

  /** Who owns it. */
  public final int uid() {
    return uid;
  }

  /** The group it belongs to. */
  public final int gid() {
    return gid;
  }

  /** Permission bits, 0 to 07777. */
  public final int permissions() {
    return permissions;
  }

  /** Its names. */
  public final int links() {
    return links;
  }

  /** Bytes; what that means is the kind's business. */
  public abstract long size();

  /** Frames that it takes. */
  public int frames() {
    return 0;
  }

  /** Number of the device that it is, or 0. */
  public int special() {
    return 0;
  }

  /** Whether it is a kernel object; what is written when it is opened is none. */
  public boolean inMemory() {
    return true;
  }

  /** An open file of it. */
  public abstract OpenFile open(OpenFlags flags, Located where, Caller caller);

  /** Locks on all of it (flock(2)), of which record locks know nothing. */
  public final RecordLocks wholeLocks() {
    return wholeLocks;
  }

  /** Gives up what an owner has locked. */
  public final void forgetLocks(LockOwner owner) {
    for (RecordLocks some : List.of(locks, wholeLocks)) {
      if (!some.none(owner)) {
        some.clear(fileSystem.memory(), fileSystem.wakeups(), owner, 0, Long.MAX_VALUE);
      }
    }
  }

  /** Record locks on it (fcntl(2)). */
  public final RecordLocks locks() {
    return locks;
  }

  /** What stat tells of it. */
  public FileStatus status() {
    touch();
    return new FileStatus(
        fileSystem.device(),
        number,
        kind.bits() | permissions,
        links,
        uid,
        gid,
        special(),
        size(),
        (long) frames() * (FileStatus.BLOCK_BYTES / 512),
        accessed,
        modified,
        changed,
        born);
  }

  /** Whether somebody may use it in a way: READ, WRITE and EXECUTE bits. */
  public final boolean allows(Who who, int wanted) {
    touch();
    if (who.isRoot()) {
      boolean runs = kind == FileKind.DIRECTORY || (permissions & EXECUTE_ANY) != 0;
      return (wanted & EXECUTE) == 0 || runs;
    }
    int shift = who.uid() == uid ? 6 : who.isInGroup(gid) ? 3 : 0;
    return (permissions >> shift & wanted) == wanted;
  }

  /** Fails with EACCES where somebody may not use it in a way. */
  public final void require(Who who, int wanted) {
    if (!allows(who, wanted)) {
      throw new FileError(Errno.EACCES);
    }
  }

  /** chmod: sets the permissions; the owner's and root's business. */
  public void setPermissions(Who who, int value) {
    fileSystem.requireWritable();
    requireOwner(who);
    boolean keepsGroup = who.isRoot() || who.isInGroup(gid);
    permissions = value & (keepsGroup ? PERMISSIONS : PERMISSIONS & ~SET_GROUP);
    store(0, permissions | kind.bits());
    noteChanged();
  }

  /** chown: sets owner and group; -1 leaves one as it is. */
  public void setOwner(Who who, int newUid, int newGid) {
    fileSystem.requireWritable();
    boolean ownerSame = newUid == -1 || newUid == uid;
    boolean groupAllowed = newGid == -1 || newGid == gid || who.isInGroup(newGid);
    if (!who.isRoot() && !(who.uid() == uid && ownerSame && groupAllowed)) {
      throw new FileError(Errno.EPERM);
    }
    uid = newUid == -1 ? uid : newUid;
    gid = newGid == -1 ? gid : newGid;
    store(UID_WORD, uid);
    store(GID_WORD, gid);
    if (kind != FileKind.DIRECTORY) {
      takeAway(setIdBits(who));
    }
    noteChanged();
  }

  /**
   * Somebody changes what is in it: it does not run for its owner or group any more (write(2),
   * truncate(2)), unless root does.
   */
  public final void losesSetIds(Who who) {
    if (kind == FileKind.REGULAR && !who.isRoot()) {
      takeAway(setIdBits(who));
    }
  }

  /** S_ISUID, and S_ISGID where it is more than a mark (Linux: setattr_should_drop_sgid). */
  private int setIdBits(Who who) {
    boolean ofGroup = (permissions & GROUP_EXECUTES) != 0 || !who.isRoot() && !who.isInGroup(gid);
    return permissions & (ofGroup ? SET_USER | SET_GROUP : SET_USER);
  }

  private void takeAway(int bits) {
    if (bits != 0) {
      permissions &= ~bits;
      store(0, permissions | kind.bits());
    }
  }

  /** Sets the times of access and modification. */
  public void setTimes(long newAccessed, long newModified) {
    fileSystem.requireWritable();
    accessed = newAccessed;
    modified = newModified;
    noteChanged();
  }

  /** Fails with EPERM for who is neither owner nor root. */
  public final void requireOwner(Who who) {
    if (!who.isRoot() && who.uid() != uid) {
      throw new FileError(Errno.EPERM);
    }
  }

  /** Last read, in nanoseconds since 1970. */
  public final long accessed() {
    return accessed;
  }

  /** Last change of the contents. */
  public final long modified() {
    return modified;
  }

  public final void noteAccess() {
    accessed = fileSystem.now();
    store(TIME_WORD, (int) accessed);
  }

  public final void noteModification() {
    modified = fileSystem.now();
    store(TIME_WORD + 8, (int) modified);
    noteChanged();
  }

  public final void noteChanged() {
    changed = fileSystem.now();
    store(TIME_WORD + 16, (int) changed);
  }

  public final void linked() {
    links++;
    noteChanged();
  }

  public final void unlinked() {
    links--;
    noteChanged();
    discardIfUnused();
  }

  public final void setLinks(int value) {
    links = value;
  }

  /** Whether link(2) may give it a name: not when it has lost its last one. */
  public boolean mayBeNamed() {
    return !removed();
  }

  /** Whether it has no name any more. */
  public final boolean removed() {
    return links == 0;
  }

  /** One more open file or process needs it. */
  public final void use() {
    users++;
  }

  /** One open file or process less needs it. */
  public final void release() {
    users--;
    if (users == 0) {
      unused();
    }
    discardIfUnused();
  }

  public final int users() {
    return users;
  }

  /** Called when nobody has it open any more. */
  public void unused() {}

  /** Gives back what it takes, at the end of its life. */
  public void discard() {
    gone = true;
    if (object != 0) {
      heap().release(object, OBJECT_BYTES);
      object = 0;
    }
  }

  /** Loads the words that a check of permissions needs. */
  public final void touch() {
    if (!inMemory()) {
      code().run(Routine.INODE_CHECK);
      return;
    }
    int address = object();
    code().run(Routine.INODE_CHECK);
    code().load(address);
    code().load(address + UID_WORD);
    code().load(address + GID_WORD);
  }

  /** Makes the kernel object, where there is none yet; ENOMEM shows here. */
  public final int object() {
    if (object == 0) {
      if (gone) {
        throw new IllegalStateException("inode " + number + " used after its end");
      }
      object = heap().allocate(OBJECT_BYTES);
      code().run(Routine.INODE_FILL);
      code().store(object, kind.bits() | permissions);
      code().store(object + UID_WORD, uid);
      code().store(object + GID_WORD, gid);
    }
    return object;
  }

  public final KernelCode code() {
    return fileSystem.memory().code();
  }

  public final KernelHeap heap() {
    return fileSystem.memory().heap();
  }

  private void store(int offset, int value) {
    if (inMemory()) {
      code().store(object() + offset, value);
    }
  }

  private void discardIfUnused() {
    if (links == 0 && users == 0 && !gone) {
      discard();
    }
  }
}
