package ringside.kernel.syscall.memory;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.FaultResult;
import ringside.kernel.memory.PageCare;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.Treatment.Lock;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Which pages stay in memory, and which are there: mlock and its family, mincore. */
public final class ResidencyCalls {
  private static final int MLOCK_ONFAULT = 1;
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int MCL_ONFAULT = 4;
  private static final int MCL_ALL = 7;
  private static final int PAGE = AddressSpace.PAGE;

  private final KernelCode code;
  private final MemoryLimit memoryLimit;

  public ResidencyCalls(KernelCode code, MemoryLimit memoryLimit) {
    this.code = code;
    this.memoryLimit = memoryLimit;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.MLOCK, "pu", call -> lock(call, Lock.NOW));
    table.add(Syscall.MLOCK2, "pux", this::lockByFlags);
    table.add(Syscall.MUNLOCK, "pu", this::unlock);
    table.add(Syscall.MLOCKALL, "x", this::lockAll);
    table.add(Syscall.MUNLOCKALL, "", this::unlockAll);
    table.add(Syscall.MINCORE, "pup", this::whatIsPresent);
  }

  private Outcome lockByFlags(Call call) {
    int flags = call.argument(2);
    if ((flags & ~MLOCK_ONFAULT) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return lock(call, flags == 0 ? Lock.NOW : Lock.ON_FAULT);
  }

  /** Linux: do_mlock. */
  private Outcome lock(Call call, Lock how) {
    code.run(Routine.MPROTECT);
    if (!memoryLimit.mayLockAny(call.process())) {
      return Outcome.failed(Errno.EPERM);
    }
    int start = firstPage(call);
    int end = endPage(call);
    long more = end - start & 0xffff_ffffL;
    long again = Integer.compareUnsigned(end, start) < 0 ? 0 : care(call).lockedBytes(start, end);
    if (!memoryLimit.mayLock(call.process(), more - again)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    Errno refusal = treat(call, start, end, how);
    if (refusal != null) {
      return Outcome.failed(refusal);
    }
    boolean there = care(call).bringInLocked(start, end) == FaultResult.MENDED;
    return there ? Outcome.done(0) : Outcome.failed(Errno.ENOMEM);
  }

  private Outcome unlock(Call call) {
    code.run(Routine.MPROTECT);
    Errno refusal = treat(call, firstPage(call), endPage(call), Lock.NONE);
    return refusal == null ? Outcome.done(0) : Outcome.failed(refusal);
  }

  /** What stands before a gap is done all the same. */
  private static @Nullable Errno treat(Call call, int start, int end, Lock how) {
    if (Integer.compareUnsigned(end, start) < 0) {
      return Errno.EINVAL;
    }
    int covered = care(call).coveredUpTo(start, end);
    care(call).treat(start, covered, treatment -> treatment.with(how));
    return covered == end ? null : Errno.ENOMEM;
  }

  private Outcome lockAll(Call call) {
    code.run(Routine.MPROTECT);
    int flags = call.argument(0);
    if ((flags & ~MCL_ALL) != 0 || (flags & (MCL_CURRENT | MCL_FUTURE)) == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!memoryLimit.mayLockAny(call.process())) {
      return Outcome.failed(Errno.EPERM);
    }
    AddressSpace space = call.process().space();
    long unlocked = space.mappedBytes() - space.care().lockedBytes();
    boolean current = (flags & MCL_CURRENT) != 0;
    if (current && !memoryLimit.mayLock(call.process(), unlocked)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    Lock how = (flags & MCL_ONFAULT) != 0 ? Lock.ON_FAULT : Lock.NOW;
    space.care().lockFuture((flags & MCL_FUTURE) != 0 ? how : Lock.NONE);
    if (current) {
      space.care().lockAll(how);
      // What can't be brought in is no error here.
      space.regions().stream()
          .toList()
          .forEach(region -> space.care().bringInLocked(region.start(), region.end()));
    }
    return Outcome.done(0);
  }

  private Outcome unlockAll(Call call) {
    code.run(Routine.MPROTECT);
    care(call).lockFuture(Lock.NONE);
    care(call).lockAll(Lock.NONE);
    return Outcome.done(0);
  }

  private Outcome whatIsPresent(Call call) {
    code.run(Routine.MPROTECT);
    int start = call.argument(0);
    int pages = (call.argument(1) >>> 12) + ((call.argument(1) & PAGE - 1) == 0 ? 0 : 1);
    if (start % PAGE != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!isUser(call, start, call.argument(1))) {
      return Outcome.failed(Errno.ENOMEM);
    }
    call.memory().requireUser(call.argument(2), pages);
    for (int i = 0; i < pages; i++) {
      int page = start + i * PAGE;
      Region region = call.process().space().find(page);
      if (region == null) {
        return Outcome.failed(Errno.ENOMEM);
      }
      byte present = (byte) (care(call).isPresent(region, page) ? 1 : 0);
      call.memory().write(call.argument(2) + i, new byte[] {present});
    }
    return Outcome.done(0);
  }

  private static boolean isUser(Call call, int start, int length) {
    try {
      call.memory().requireUser(start, length);
      return true;
    } catch (BadAddress outside) {
      return false;
    }
  }

  private static int firstPage(Call call) {
    return call.argument(0) & -PAGE;
  }

  private static int endPage(Call call) {
    int offset = call.argument(0) & PAGE - 1;
    return firstPage(call) + MemoryCalls.pageUp(call.argument(1) + offset);
  }

  private static PageCare care(Call call) {
    return call.process().space().care();
  }
}
