package ringside.kernel.ipc;

import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;

/** Who may do what with a System V object (Linux: struct kern_ipc_perm, svipc(7)). */
public final class IpcPermission {
  /** May read: the bits of the owner. */
  public static final int READ = 0400;

  /** May write or alter: the bits of the owner. */
  public static final int WRITE = 0200;

  private static final int MODE_BITS = 0777;

  private int key;
  private final int creator;
  private final int creatorGroup;
  private int owner;
  private int group;
  private int mode;

  /** The permissions of an object that somebody makes. */
  public IpcPermission(int key, Credentials who, int mode) {
    this.key = key;
    this.creator = who.euid();
    this.creatorGroup = who.egid();
    this.owner = creator;
    this.group = creatorGroup;
    this.mode = mode & MODE_BITS;
  }

  /** The key that it was made with; 0 is IPC_PRIVATE. */
  public int key() {
    return key;
  }

  /** Nobody finds the object by its key any more. */
  void forgetKey() {
    key = 0;
  }

  /** Whether somebody may do what the bits, given as the owner's, stand for. */
  public boolean allows(Credentials who, int wanted) {
    int own = wanted & (READ | WRITE);
    int shift = 6;
    if (who.euid() == owner || who.euid() == creator) {
      shift = 0;
    } else if (who.egid() == group || who.egid() == creatorGroup) {
      shift = 3;
    }
    return who.may(Capability.IPC_OWNER) || (mode & own >>> shift) == own >>> shift;
  }

  /** Whether somebody may change or remove the object: its owner, its creator, root. */
  public boolean isOwner(Credentials who) {
    return who.may(Capability.SYS_ADMIN) || who.euid() == owner || who.euid() == creator;
  }

  /** IPC_SET: another owner, group and mode. */
  public void set(int newOwner, int newGroup, int newMode) {
    owner = newOwner;
    group = newGroup;
    mode = mode & ~MODE_BITS | newMode & MODE_BITS;
  }

  /** The words of struct ipc64_perm (asm-generic, 32 bits): 36 bytes. */
  public int[] words(int sequence, int moreMode) {
    int bits = mode | moreMode;
    return new int[] {key, owner, group, creator, creatorGroup, bits, sequence, 0, 0};
  }
}
