package ringside.kernel.ipc;

import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.SharedPages;

/** A System V shared memory segment (shmop(2)): frames that outlive who made them. */
public final class SharedSegment extends IpcObject {
  private static final int SHM_DEST = 01000;

  private final int bytes;
  private final int creatorPid;
  private final SharedPages pages;
  private boolean removed;
  private int lastPid;
  private long attached;
  private long detached;

  /** A segment without frames: they come with the first touch. */
  public SharedSegment(
      KernelMemory memory,
      int id,
      IpcPermission permission,
      long now,
      int bytes,
      int creatorPid,
      Runnable whenGone) {
    super(memory, id, permission, now);
    this.bytes = bytes;
    this.creatorPid = creatorPid;
    this.pages = new SharedPages(memory.frames(), whenGone);
    pages.hold();
  }

  /** Bytes asked for. */
  public int bytes() {
    return bytes;
  }

  /** Its frames. */
  public SharedPages pages() {
    return pages;
  }

  /** Mappings of it. */
  public int attachments() {
    return pages.mappings() - (removed ? 0 : 1);
  }

  /** Whether it goes with its last mapping (IPC_RMID was done). */
  public boolean isRemoved() {
    return removed;
  }

  /** The mode bit that says so. */
  public int modeBits() {
    return removed ? SHM_DEST : 0;
  }

  /** IPC_RMID: it goes with the last mapping, or now. */
  public void remove() {
    if (!removed) {
      removed = true;
      permission().forgetKey();
      pages.letGo();
    }
  }

  /** The process that made it. */
  public int creatorPid() {
    return creatorPid;
  }

  /** The process that attached or detached it last. */
  public int lastPid() {
    return lastPid;
  }

  /** When it was attached last, in seconds since 1970. */
  public long attached() {
    return attached;
  }

  /** When it was detached last. */
  public long detached() {
    return detached;
  }

  /** Notes who has attached it. */
  public void noteAttach(int pid, long now) {
    lastPid = pid;
    attached = now;
  }

  /** Notes who has detached it. */
  public void noteDetach(int pid, long now) {
    lastPid = pid;
    detached = now;
  }
}
