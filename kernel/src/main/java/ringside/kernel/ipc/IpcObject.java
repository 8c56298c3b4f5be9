package ringside.kernel.ipc;

import ringside.kernel.memory.KernelMemory;

/** What the three sorts of System V objects have in common: an id, a header, permissions. */
public abstract class IpcObject {
  private static final int HEADER_BYTES = 128;

  private final KernelMemory memory;
  private final int id;
  private final IpcPermission permission;
  private final int header;
  private long changed;

  /** An object whose header is in guest memory. */
  protected IpcObject(KernelMemory memory, int id, IpcPermission permission, long now) {
    this.memory = memory;
    this.id = id;
    this.permission = permission;
    this.header = memory.heap().allocate(HEADER_BYTES);
    this.changed = now;
    memory.code().store(header, id);
    memory.code().store(header + 4, permission.key());
  }

  /** What msgget and its like return. */
  public final int id() {
    return id;
  }

  /** Address of the header. */
  public final int header() {
    return header;
  }

  /** Who may do what. */
  public final IpcPermission permission() {
    return permission;
  }

  /** When it was made or changed, in seconds since 1970. */
  public final long changed() {
    return changed;
  }

  /** Notes a change. */
  public final void noteChange(long now) {
    changed = now;
  }

  /** Its memory. */
  protected final KernelMemory memory() {
    return memory;
  }

  /** It exists no longer: those who wait are woken, what it holds is given back. */
  protected void destroy() {
    memory.heap().release(header, HEADER_BYTES);
  }
}
