package ringside.kernel.syscall.memory;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.RamFile;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.memory.Treatment;
import ringside.kernel.memory.Treatment.Lock;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** mmap2: anonymous memory and files, shared and private. */
public final class MapCalls {
  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_SHARED_VALIDATE = 3;
  private static final int MAP_TYPE = 15;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_LOCKED = 0x2000;
  private static final int MAP_POPULATE = 0x8000;
  private static final int MAP_NONBLOCK = 0x10000;
  private static final int MAP_FIXED_NOREPLACE = 0x100000;
  private static final int PAGE = AddressSpace.PAGE;

  private final KernelCode code;
  private final KernelMemory memory;
  private final MemoryLimit memoryLimit;

  public MapCalls(KernelCode code, KernelMemory memory, MemoryLimit memoryLimit) {
    this.code = code;
    this.memory = memory;
    this.memoryLimit = memoryLimit;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.MMAP2, "purmdx", Support.partial("no huge pages"), this::mmap);
  }

  private Outcome mmap(Call call) {
    code.run(Routine.MMAP);
    boolean anonymous = (call.argument(3) & MAP_ANONYMOUS) != 0;
    OpenFile file = anonymous ? null : PathArguments.file(call, 4);
    int type = call.argument(3) & MAP_TYPE;
    if (call.argument(1) == 0 || type < MAP_SHARED || type > MAP_SHARED_VALIDATE) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (Integer.compareUnsigned(call.argument(1), AddressSpace.STACK_TOP) > 0) {
      return Outcome.failed(Errno.ENOMEM);
    }
    if (space(call).isFull()) {
      return Outcome.failed(Errno.ENOMEM);
    }
    int length = MemoryCalls.pageUp(call.argument(1));
    boolean fixed = (call.argument(3) & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
    int start = fixed ? fixedPlace(call, length) : anyPlace(call, length);
    Lock lock = lock(call, length);
    Region wanted =
        file == null ? anonymous(call, start, length, true) : mapped(call, file, start, length);
    boolean data = !isShared(call) && wanted.protection().write();
    if (!memoryLimit.allows(call.process(), Integer.toUnsignedLong(length), data)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    if (fixed) {
      space(call).unmap(start, start + length);
    }
    space(call).add(wanted.withTreatment(Treatment.NORMAL.with(lock)));
    space(call).join(start, start + length);
    bringIn(call, start, start + length);
    return Outcome.done(start);
  }

  /** How the new pages are kept: as asked for, or as all that is new. */
  private Lock lock(Call call, int length) {
    boolean asked = (call.argument(3) & MAP_LOCKED) != 0;
    Lock future = space(call).care().future();
    if (asked && !memoryLimit.mayLockAny(call.process())) {
      throw new FileError(Errno.EPERM);
    }
    boolean locks = asked || future != Lock.NONE;
    if (locks && !memoryLimit.mayLock(call.process(), Integer.toUnsignedLong(length))) {
      throw new FileError(Errno.EAGAIN);
    }
    return asked && future == Lock.NONE ? Lock.NOW : future;
  }

  /** What can't be brought in is no error here: a touch will say it. */
  private static void bringIn(Call call, int start, int end) {
    int how = call.argument(3) & (MAP_POPULATE | MAP_NONBLOCK);
    if (how == MAP_POPULATE) {
      space(call).care().bringIn(start, end, null);
    } else if (space(call).care().lockedBytes() > 0) {
      space(call).care().bringInLocked(start, end);
    }
  }

  private static int fixedPlace(Call call, int length) {
    int start = call.argument(0);
    if (start % PAGE != 0) {
      throw new FileError(Errno.EINVAL);
    }
    if (MemoryCalls.outOfRange(start, length)) {
      throw new FileError(Errno.ENOMEM);
    }
    if (Integer.compareUnsigned(start, MemoryCalls.LOWEST) < 0) {
      throw new FileError(Errno.EPERM);
    }
    boolean mayReplace = (call.argument(3) & MAP_FIXED_NOREPLACE) == 0;
    if (!mayReplace && !space(call).isFree(start, start + length)) {
      throw new FileError(Errno.EEXIST);
    }
    return start;
  }

  private static int anyPlace(Call call, int length) {
    int hint = call.argument(0) & -PAGE;
    boolean takesHint =
        Integer.compareUnsigned(hint, MemoryCalls.LOWEST) >= 0
            && !MemoryCalls.outOfRange(hint, length)
            && space(call).isFree(hint, hint + length);
    int start = takesHint ? hint : space(call).findGap(length);
    if (start == 0) {
      throw new FileError(Errno.ENOMEM);
    }
    return start;
  }

  private Region anonymous(Call call, int start, int length, boolean mayWrite) {
    SharedPages backing = isShared(call) ? new SharedPages(memory.frames(), () -> {}) : null;
    return region(call, start, length, Region.Kind.MAPPING, backing, 0, mayWrite);
  }

  private Region mapped(Call call, OpenFile file, int start, int length) {
    int pages = length >>> 12;
    if (Integer.compareUnsigned(call.argument(5) + pages, call.argument(5)) < 0) {
      throw new FileError(Errno.EOVERFLOW);
    }
    boolean writes = (call.argument(2) & 2) != 0;
    boolean shared = isShared(call);
    if (file.accessMode() == 1 || shared && writes && file.accessMode() == 0) {
      throw new FileError(Errno.EACCES);
    }
    if (file.isZeros()) {
      return anonymous(call, start, length, !shared || file.accessMode() == 2);
    }
    RegularFile regular = file.mappable();
    if (regular == null || shared && writes && !regular.mapsShared()) {
      throw new FileError(Errno.ENODEV);
    }
    boolean sealed = regular instanceof RamFile ram && !ram.seals().allowWriting();
    if (shared && writes && sealed) {
      throw new FileError(Errno.EPERM);
    }
    boolean mayWrite = !shared || file.accessMode() == 2 && !sealed;
    Region.Kind kind = shared ? Region.Kind.MAPPING : Region.Kind.FILE;
    return region(call, start, length, kind, regular.backing(), call.argument(5), mayWrite);
  }

  private static Region region(
      Call call,
      int start,
      int length,
      Region.Kind kind,
      @Nullable SharedPages backing,
      int page,
      boolean mayWrite) {
    Protection protection = Protection.ofProt(call.argument(2));
    return new Region(
        start, start + length, protection, kind, backing, page, 0, mayWrite, Treatment.NORMAL);
  }

  private static boolean isShared(Call call) {
    return (call.argument(3) & MAP_TYPE) != MAP_PRIVATE;
  }

  private static AddressSpace space(Call call) {
    return call.process().space();
  }
}
