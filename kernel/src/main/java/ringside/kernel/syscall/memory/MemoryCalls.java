package ringside.kernel.syscall.memory;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Treatment.Lock;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** brk, munmap, mprotect, and the flush of the instruction cache. */
public final class MemoryCalls {
  private static final int PROT_ALL = 7;
  private static final int PAGE = AddressSpace.PAGE;

  /** The lowest address that may be mapped. */
  static final int LOWEST = 0x10000;

  private final KernelCode code;
  private final MemoryLimit memoryLimit;

  public MemoryCalls(KernelCode code, MemoryLimit memoryLimit) {
    this.code = code;
    this.memoryLimit = memoryLimit;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.BRK, "x", this::moveBreak);
    table.add(Syscall.MUNMAP, "pu", this::munmap);
    table.add(Syscall.MPROTECT, "pur", this::mprotect);
    table.add(Syscall.RISCV_FLUSH_ICACHE, "ppx", this::flushInstructionCache);
  }

  private Outcome moveBreak(Call call) {
    AddressSpace space = space(call);
    long more =
        Integer.toUnsignedLong(call.argument(0)) - Integer.toUnsignedLong(space.breakAddress());
    boolean locks = space.care().future() != Lock.NONE;
    boolean allowed =
        more <= 0
            || !space.isFull()
                && memoryLimit.allows(call.process(), more, true)
                && (!locks || memoryLimit.mayLock(call.process(), more));
    int old = pageUp(space.breakAddress());
    int now = allowed ? space.setBreak(call.argument(0)) : space.breakAddress();
    if (locks && Integer.compareUnsigned(pageUp(now), old) > 0) {
      space.care().treat(old, pageUp(now), treatment -> treatment.with(space.care().future()));
      space.care().bringInLocked(old, pageUp(now));
    }
    return Outcome.done(now);
  }

  private Outcome munmap(Call call) {
    code.run(Routine.MUNMAP);
    int start = call.argument(0);
    int length = pageUp(call.argument(1));
    if (start % PAGE != 0 || length == 0 || outOfRange(start, length)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (space(call).splitsTooMany(start, start + length)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    space(call).unmap(start, start + length);
    return Outcome.done(0);
  }

  private Outcome mprotect(Call call) {
    code.run(Routine.MPROTECT);
    int start = call.argument(0);
    int length = pageUp(call.argument(1));
    if (start % PAGE != 0 || (call.argument(2) & ~PROT_ALL) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (length == 0) {
      return Outcome.done(call.argument(1) == 0 ? 0 : -Errno.ENOMEM.number());
    }
    if (outOfRange(start, length) || !space(call).covers(start, start + length)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    boolean writes = (call.argument(2) & 2) != 0;
    if (writes && !space(call).mayWrite(start, start + length)) {
      return Outcome.failed(Errno.EACCES);
    }
    if (space(call).splitsTooMany(start, start + length)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    space(call).protect(start, start + length, Protection.ofProt(call.argument(2)));
    return Outcome.done(0);
  }

  private Outcome flushInstructionCache(Call call) {
    if ((call.argument(2) & ~1) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    code.hart().chargeSystem();
    code.hart().mmu().emptyInstructionCache();
    return Outcome.done(0);
  }

  /** Whether a range reaches over what a program may have. */
  static boolean outOfRange(int start, int length) {
    long end = (start & 0xffff_ffffL) + (length & 0xffff_ffffL);
    return end > (AddressSpace.STACK_TOP & 0xffff_ffffL);
  }

  private static AddressSpace space(Call call) {
    return call.process().space();
  }

  /** The next multiple of a page; 0 where it is beyond all addresses. */
  static int pageUp(int bytes) {
    return bytes + PAGE - 1 & -PAGE;
  }
}
