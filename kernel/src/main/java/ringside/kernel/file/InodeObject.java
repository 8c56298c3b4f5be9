package ringside.kernel.file;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** The kernel object of an inode: its words in guest memory, from when it is first touched. */
final class InodeObject {
  /** Offset of kind and permissions. */
  static final int MODE = 0;

  /** Offset of the owner. */
  static final int UID = 4;

  /** Offset of the group. */
  static final int GID = 8;

  /** Offset of the times, 8 bytes each: access, modification, change. */
  static final int TIMES = 16;

  /** Words for attributes, then 16 words for what the kind needs. */
  private static final int BYTES = 128;

  private final FileSystem fileSystem;
  private final FileKind kind;
  private final long number;
  private final Ownership ownership;
  private int address;
  private boolean gone;

  InodeObject(FileSystem fileSystem, FileKind kind, long number, Ownership ownership) {
    this.fileSystem = fileSystem;
    this.kind = kind;
    this.number = number;
    this.ownership = ownership;
  }

  /**
   * Kernel virtual address; the object is made where there is none yet.
   *
   * @throws ringside.kernel.memory.OutOfMemory where there is no room for it
   */
  int address() {
    if (address == 0) {
      if (gone) {
        throw new IllegalStateException("inode " + number + " used after its end");
      }
      address = fileSystem.memory().heap().allocate(BYTES);
      code().run(Routine.INODE_FILL);
      code().store(address + MODE, kind.bits() | ownership.permissions());
      code().store(address + UID, ownership.uid());
      code().store(address + GID, ownership.gid());
    }
    return address;
  }

  /** Loads the words that a check of permissions needs. */
  void check() {
    int words = address();
    code().run(Routine.INODE_CHECK);
    code().load(words + MODE);
    code().load(words + UID);
    code().load(words + GID);
  }

  /** Gives it back: the inode's life ends. */
  void release() {
    gone = true;
    if (address != 0) {
      fileSystem.memory().heap().release(address, BYTES);
      address = 0;
    }
  }

  boolean isGone() {
    return gone;
  }

  private KernelCode code() {
    return fileSystem.memory().code();
  }
}
