package ringside.kernel.syscall.memory;

import ringside.kernel.config.Configuration;
import ringside.kernel.config.Overcommit;
import ringside.kernel.config.Setting;
import ringside.kernel.identity.Capability;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.ResourceLimits;

/**
 * Whether a process may have more memory, before it touches any: RLIMIT_AS, RLIMIT_DATA,
 * RLIMIT_MEMLOCK, and how much the computer promises beyond what it has (Linux:
 * Documentation/mm/overcommit-accounting).
 */
public final class MemoryLimit {
  private final Configuration configuration;
  private final KernelMemory memory;
  private final Processes processes;

  /** Over what a computer has, and what its processes were promised. */
  public MemoryLimit(Configuration configuration, KernelMemory memory, Processes processes) {
    this.configuration = configuration;
    this.memory = memory;
    this.processes = processes;
  }

  /**
   * Whether so many bytes more are allowed.
   *
   * @param data whether they are private and writable, so that each page may need a frame
   */
  public boolean allows(Process process, long bytes, boolean data) {
    AddressSpace space = process.space();
    boolean inSpace =
        process.limits().allows(ResourceLimits.ADDRESS_SPACE, space.mappedBytes() + bytes);
    boolean inData =
        !data || process.limits().allows(ResourceLimits.DATA, space.dataBytes() + bytes);
    return inSpace && inData && (!data || mayPromise(bytes));
  }

  /** Whether a process may keep any memory from the swap disk (Linux: can_do_mlock). */
  boolean mayLockAny(Process process) {
    return process.limits().soft(ResourceLimits.LOCKED_MEMORY) != 0
        || process.credentials().may(Capability.IPC_LOCK);
  }

  /** Whether it may keep so many bytes more (RLIMIT_MEMLOCK). */
  boolean mayLock(Process process, long bytes) {
    long locked = process.space().care().lockedBytes() + bytes;
    return process.limits().allows(ResourceLimits.LOCKED_MEMORY, locked)
        || process.credentials().may(Capability.IPC_LOCK);
  }

  private boolean mayPromise(long bytes) {
    long frames = (long) memory.frames().total() << 12;
    long swap = (long) memory.swap().blocks() << 12;
    return switch (configuration.choice(Setting.OVERCOMMIT, Overcommit.class)) {
      case ALWAYS -> true;
      case NEVER -> promised() + bytes <= swap + frames / 2;
      case HEURISTIC -> bytes <= swap + frames;
    };
  }

  private long promised() {
    return processes.all().stream()
        .filter(process -> process.exitStatus() == null)
        .mapToLong(process -> process.space().dataBytes())
        .sum();
  }
}
