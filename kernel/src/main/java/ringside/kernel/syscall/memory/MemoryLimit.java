package ringside.kernel.syscall.memory;

import ringside.kernel.config.Overcommit;
import ringside.kernel.config.Setting;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.syscall.Services;

/**
 * Whether a process may have more memory, before it touches any: RLIMIT_AS, RLIMIT_DATA, and how
 * much the computer promises beyond what it has (Linux: Documentation/mm/overcommit-accounting).
 */
public final class MemoryLimit {
  private MemoryLimit() {}

  /**
   * Whether so many bytes more are allowed.
   *
   * @param data whether they are private and writable, so that each page may need a frame
   */
  public static boolean allows(Services services, Process process, long bytes, boolean data) {
    AddressSpace space = process.space();
    boolean inSpace =
        process.limits().allows(ResourceLimits.ADDRESS_SPACE, space.mappedBytes() + bytes);
    boolean inData =
        !data || process.limits().allows(ResourceLimits.DATA, space.dataBytes() + bytes);
    return inSpace && inData && (!data || mayPromise(services, bytes));
  }

  private static boolean mayPromise(Services services, long bytes) {
    long frames = (long) services.memory().frames().total() << 12;
    long swap = (long) services.memory().swap().blocks() << 12;
    return switch (services.configuration().choice(Setting.OVERCOMMIT, Overcommit.class)) {
      case ALWAYS -> true;
      case NEVER -> promised(services) + bytes <= swap + frames / 2;
      case HEURISTIC -> bytes <= swap + frames;
    };
  }

  private static long promised(Services services) {
    return services.processes().all().stream()
        .filter(process -> process.exitStatus() == null)
        .mapToLong(process -> process.space().dataBytes())
        .sum();
  }
}
