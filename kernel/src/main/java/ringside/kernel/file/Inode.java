package ringside.kernel.file;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
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

  /** S_ISGID. */
  public static final int SET_GROUP = 02000;

  /** Offset of the words for what the kind needs. */
  public static final int KIND_WORDS = 64;

  private final FileSystem fileSystem;
  private final FileKind kind;
  private final long number;
  private final RecordLocks locks = new RecordLocks();
  private final RecordLocks wholeLocks = new RecordLocks();
  private final Ownership ownership;
  private final InodeObject object;
  private List<Watcher> watchers = List.of();
  private List<Renaming> renamings = List.of();
  private int links;
  private int users;
  private long accessed;
  private long modified;
  private long changed;
  private final long born;

  /** A name that has become another while the file was open. */
  private record Renaming(Directory from, String before, Located after) {}

  /** An inode with one name. */
  public Inode(FileSystem fileSystem, FileKind kind, int permissions, Who owner) {
    this.fileSystem = fileSystem;
    this.kind = kind;
    this.number = fileSystem.nextInode();
    this.ownership = new Ownership(owner.uid(), owner.gid(), permissions);
    this.object = new InodeObject(fileSystem, kind, number, ownership);
    this.born = fileSystem.now();
    this.accessed = born;
    this.modified = born;
    this.changed = born;
    // A folder is named by its parent, and by itself (".").
    this.links = kind == FileKind.DIRECTORY ? 2 : 1;
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
    return ownership.uid();
  }

  /** The group it belongs to. */
  public final int gid() {
    return ownership.gid();
  }

  /** Permission bits, 0 to 07777. */
  public final int permissions() {
    return ownership.permissions();
  }

  /** Its names. */
  public final int links() {
    return links;
  }

  /** Bytes; what that means is the kind's business, and most have none. */
  public long size() {
    return 0;
  }

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
        kind.bits() | permissions(),
        links,
        uid(),
        gid(),
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
    return ownership.allows(who, wanted, kind == FileKind.DIRECTORY);
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
    ownership.permit(who, value);
    storeMode();
    noteChanged();
  }

  /** chown: sets owner and group; -1 leaves one as it is. */
  public void setOwner(Who who, int newUid, int newGid) {
    fileSystem.requireWritable();
    ownership.give(who, newUid, newGid);
    store(InodeObject.UID, uid());
    store(InodeObject.GID, gid());
    if (kind != FileKind.DIRECTORY) {
      dropSetIds(who);
    }
    noteChanged();
  }

  /**
   * Somebody changes what is in it: it does not run for its owner or group any more (write(2),
   * truncate(2)), unless root does.
   */
  public final void losesSetIds(Who who) {
    if (kind == FileKind.REGULAR && !who.may(Capability.FSETID)) {
      dropSetIds(who);
    }
  }

  /** The user for whom it runs, whoever begins it (S_ISUID), or {@link Credentials#KEEP}. */
  public final int runsForUser() {
    return ownership.setsUser() ? uid() : Credentials.KEEP;
  }

  /** The same of its group (S_ISGID). */
  public final int runsForGroup() {
    return ownership.setsGroup() ? gid() : Credentials.KEEP;
  }

  private void dropSetIds(Who who) {
    if (ownership.dropSetIds(who)) {
      storeMode();
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
    if (!who.may(Capability.FOWNER) && who.uid() != uid()) {
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

  /** Notes that it has been read. */
  final void noteAccess() {
    accessed = fileSystem.now();
    store(InodeObject.TIMES, (int) accessed);
  }

  /** Notes that its contents have changed. */
  public final void noteModification() {
    modified = fileSystem.now();
    store(InodeObject.TIMES + 8, (int) modified);
    noteChanged();
  }

  /** Notes that its attributes have changed. */
  public final void noteChanged() {
    changed = fileSystem.now();
    store(InodeObject.TIMES + 16, (int) changed);
  }

  /** It has got a name. */
  public final void linked() {
    links++;
    noteChanged();
  }

  /** It has lost a name; the last takes the file with it where nobody uses it. */
  public final void unlinked() {
    links--;
    noteChanged();
    discardIfUnused();
  }

  /** Sets how many names it has. */
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
    fileSystem.used(1);
  }

  /** One open file or process less needs it. */
  public final void release() {
    users--;
    if (users == 0) {
      unused();
      renamings = List.of();
    }
    discardIfUnused();
    fileSystem.used(-1);
  }

  /** Open files and processes that need it. */
  public final int users() {
    return users;
  }

  /** Somebody is to be told what happens to it. */
  public final void watch(Watcher watcher) {
    List<Watcher> all = new ArrayList<>(watchers);
    all.add(watcher);
    watchers = List.copyOf(all);
    fileSystem.watched(this, true);
  }

  /** Somebody is not to be told any more. */
  public final void unwatch(Watcher watcher) {
    watchers = watchers.stream().filter(one -> one != watcher).toList();
    fileSystem.watched(this, !watchers.isEmpty());
  }

  /** Who is told what happens to it, the first to have asked first. */
  public final List<Watcher> watchers() {
    return watchers;
  }

  /** One of its names is another now; those who have it open will know it by that. */
  public final void renamed(Directory from, String before, Directory to, String after) {
    if (users > 0) {
      List<Renaming> all = new ArrayList<>(renamings);
      all.add(new Renaming(from, before, new Located(this, to, after)));
      renamings = List.copyOf(all);
    }
  }

  /** What a name that it was found by has become. */
  final Located now(Located found) {
    Located now = found;
    for (Renaming renaming : renamings) {
      if (renaming.from == now.folder() && renaming.before.equals(now.name())) {
        now = renaming.after;
      }
    }
    return now;
  }

  /** Called when nobody has it open any more. */
  public void unused() {}

  /** Gives back what it takes, at the end of its life. */
  public void discard() {
    object.release();
  }

  /** Loads the words that a check of permissions needs. */
  public final void touch() {
    if (!inMemory()) {
      code().run(Routine.INODE_CHECK);
      return;
    }
    object.check();
  }

  /** Makes the kernel object, where there is none yet; ENOMEM shows here. */
  public final int object() {
    return object.address();
  }

  /** The kernel's instructions. */
  public final KernelCode code() {
    return fileSystem.memory().code();
  }

  /** What kernel objects are allocated from. */
  public final KernelHeap heap() {
    return fileSystem.memory().heap();
  }

  private void store(int offset, int value) {
    if (inMemory()) {
      code().store(object() + offset, value);
    }
  }

  private void storeMode() {
    store(InodeObject.MODE, permissions() | kind.bits());
  }

  private void discardIfUnused() {
    if (links == 0 && users == 0 && !object.isGone()) {
      FileEvents.gone(this, FileEvents.DELETE_SELF);
      discard();
    }
  }
}
