package ringside.kernel.syscall;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.text.Routine;

/** brk, mmap2, munmap, mprotect. */
final class MemoryCalls {
  private static final int PROT_ALL = 7;
  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_TYPE = 15;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_FIXED_NOREPLACE = 0x100000;
  private static final int PAGE = AddressSpace.PAGE;
  private static final int LOWEST = 0x10000;

  private final Services services;

  MemoryCalls(Services services) {
    this.services = services;
  }

  void register(SyscallTable table) {
    table.add(Syscall.BRK, "x", call -> Outcome.done(space(call).setBreak(call.argument(0))));
    table.add(Syscall.MMAP2, "purmdx", Support.partial("anonymous memory only"), this::mmap);
    table.add(Syscall.MUNMAP, "pu", this::munmap);
    table.add(Syscall.MPROTECT, "pur", this::mprotect);
    table.add(Syscall.RISCV_FLUSH_ICACHE, "ppx", this::flushInstructionCache);
  }

  private Outcome mmap(Call call) {
    services.code().run(Routine.MMAP);
    int flags = call.argument(3);
    int length = pageUp(call.argument(1));
    int type = flags & MAP_TYPE;
    boolean tooLong = Integer.compareUnsigned(call.argument(1), AddressSpace.STACK_TOP) > 0;
    if (call.argument(1) == 0 || type != MAP_SHARED && type != MAP_PRIVATE) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (tooLong) {
      return Outcome.failed(Errno.ENOMEM);
    }
    if ((flags & MAP_ANONYMOUS) == 0) {
      return Outcome.failed(call.file(4) == null ? Errno.EBADF : Errno.ENODEV);
    }
    boolean fixed = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
    return fixed ? mapFixed(call, length, flags) : mapAnywhere(call, length, type);
  }

  private Outcome mapFixed(Call call, int length, int flags) {
    int start = call.argument(0);
    if (start % PAGE != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (Integer.compareUnsigned(start, LOWEST) < 0) {
      return Outcome.failed(Errno.EPERM);
    }
    if (outOfRange(start, length)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    if (!space(call).isFree(start, start + length)) {
      if ((flags & MAP_FIXED_NOREPLACE) != 0) {
        return Outcome.failed(Errno.EEXIST);
      }
      space(call).unmap(start, start + length);
    }
    return map(call, start, length, flags & MAP_TYPE);
  }

  private Outcome mapAnywhere(Call call, int length, int type) {
    int hint = call.argument(0) & -PAGE;
    boolean takesHint =
        Integer.compareUnsigned(hint, LOWEST) >= 0
            && !outOfRange(hint, length)
            && space(call).isFree(hint, hint + length);
    int start = takesHint ? hint : space(call).findGap(length);
    return start == 0 ? Outcome.failed(Errno.ENOMEM) : map(call, start, length, type);
  }

  private Outcome map(Call call, int start, int length, int type) {
    SharedPages backing =
        type == MAP_SHARED ? new SharedPages(services.memory().frames(), () -> {}) : null;
    Protection protection = Protection.ofProt(call.argument(2));
    space(call).add(start, start + length, protection, Region.Kind.MAPPING, backing, 0);
    return Outcome.done(start);
  }

  private Outcome munmap(Call call) {
    services.code().run(Routine.MUNMAP);
    int start = call.argument(0);
    int length = pageUp(call.argument(1));
    if (start % PAGE != 0 || length == 0 || outOfRange(start, length)) {
      return Outcome.failed(Errno.EINVAL);
    }
    space(call).unmap(start, start + length);
    return Outcome.done(0);
  }

  private Outcome mprotect(Call call) {
    services.code().run(Routine.MPROTECT);
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
    space(call).protect(start, start + length, Protection.ofProt(call.argument(2)));
    return Outcome.done(0);
  }

  private Outcome flushInstructionCache(Call call) {
    if ((call.argument(2) & ~1) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    services.code().hart().chargeSystem();
    services.code().hart().mmu().emptyInstructionCache();
    return Outcome.done(0);
  }

  private static boolean outOfRange(int start, int length) {
    long end = (start & 0xffff_ffffL) + (length & 0xffff_ffffL);
    return end > (AddressSpace.STACK_TOP & 0xffff_ffffL);
  }

  private static AddressSpace space(Call call) {
    return call.process().space();
  }

  private static int pageUp(int bytes) {
    return bytes + PAGE - 1 & -PAGE;
  }
}
