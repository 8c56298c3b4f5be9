package ringside.kernel.syscall.memory;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What is done with mappings that are there: mremap, madvise, msync. */
public final class RemapCalls {
  private static final int MREMAP_MAYMOVE = 1;
  private static final int MREMAP_FIXED = 2;
  private static final int MADV_DONTNEED = 4;
  private static final int MADV_LAST = 25;
  private static final int MS_ASYNC = 1;
  private static final int MS_SYNC = 4;
  private static final int MS_ALL = 7;
  private static final int PAGE = AddressSpace.PAGE;

  private final KernelCode code;
  private final MemoryLimit memoryLimit;

  public RemapCalls(KernelCode code, MemoryLimit memoryLimit) {
    this.code = code;
    this.memoryLimit = memoryLimit;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.MREMAP,
        "puuxp",
        Support.partial("no MREMAP_DONTUNMAP, no second mapping by a length of 0"),
        this::mremap);
    table.add(
        Syscall.MADVISE,
        "pui",
        Support.partial("MADV_DONTNEED is done, other advice is accepted"),
        this::madvise);
    table.add(Syscall.MSYNC, "pux", this::msync);
  }

  private Outcome mremap(Call call) {
    code.run(Routine.MMAP);
    int start = call.argument(0);
    int oldLength = MemoryCalls.pageUp(call.argument(1));
    int newLength = MemoryCalls.pageUp(call.argument(2));
    int flags = call.argument(3);
    boolean fixed = (flags & MREMAP_FIXED) != 0;
    boolean known = (flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED)) == 0;
    boolean placed = !fixed || (flags & MREMAP_MAYMOVE) != 0;
    if (!known || !placed || start % PAGE != 0 || newLength == 0 || oldLength == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (fixed) {
      return moveTo(call, start, oldLength, newLength);
    }
    if (!isOneRegion(call, start, oldLength)) {
      return Outcome.failed(Errno.EFAULT);
    }
    if (Integer.compareUnsigned(newLength, oldLength) <= 0) {
      space(call).unmap(start + newLength, start + oldLength);
      return Outcome.done(start);
    }
    return grow(call, start, oldLength, newLength);
  }

  private Outcome grow(Call call, int start, int oldLength, int newLength) {
    AddressSpace space = space(call);
    Region region = space.find(start);
    boolean data = region != null && !region.isShared() && region.protection().write();
    if (!memoryLimit.allows(call.process(), newLength - (long) oldLength, data)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    boolean atEnd = region != null && region.end() == start + oldLength;
    boolean inRange = !MemoryCalls.outOfRange(start, newLength);
    if (atEnd && inRange && space.isFree(start + oldLength, start + newLength)) {
      space.extend(start + oldLength, start + newLength);
      return Outcome.done(start);
    }
    int place = (call.argument(3) & MREMAP_MAYMOVE) == 0 ? 0 : space.findGap(newLength);
    if (place == 0 || space.isFull()) {
      return Outcome.failed(Errno.ENOMEM);
    }
    space.move(start, start + oldLength, place, place + newLength);
    return Outcome.done(place);
  }

  private static Outcome moveTo(Call call, int start, int oldLength, int newLength) {
    int place = call.argument(4);
    long distance = Math.abs((place & 0xffff_ffffL) - (start & 0xffff_ffffL));
    boolean placeAbove = Integer.compareUnsigned(place, start) > 0;
    long needed = (placeAbove ? oldLength : newLength) & 0xffff_ffffL;
    if (place % PAGE != 0 || MemoryCalls.outOfRange(place, newLength) || distance < needed) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (Integer.compareUnsigned(place, MemoryCalls.LOWEST) < 0) {
      return Outcome.failed(Errno.EPERM);
    }
    AddressSpace space = space(call);
    space.unmap(place, place + newLength);
    int kept = oldLength;
    if (Integer.compareUnsigned(newLength, oldLength) < 0) {
      space.unmap(start + newLength, start + oldLength);
      kept = newLength;
    }
    if (!isOneRegion(call, start, kept)) {
      return Outcome.failed(Errno.EFAULT);
    }
    space.move(start, start + kept, place, place + newLength);
    return Outcome.done(place);
  }

  private static boolean isOneRegion(Call call, int start, int length) {
    Region region = space(call).find(start);
    return region != null
        && Integer.compareUnsigned(region.end() - start, length) >= 0
        && !MemoryCalls.outOfRange(start, length);
  }

  private Outcome madvise(Call call) {
    code.run(Routine.MPROTECT);
    int start = call.argument(0);
    int length = MemoryCalls.pageUp(call.argument(1));
    int advice = call.argument(2);
    boolean wraps = call.argument(1) != 0 && length == 0;
    if (start % PAGE != 0 || wraps || advice < 0 || advice > MADV_LAST) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (length == 0) {
      return Outcome.done(0);
    }
    if (MemoryCalls.outOfRange(start, length)) {
      return Outcome.failed(Errno.ENOMEM);
    }
    if (advice == MADV_DONTNEED) {
      space(call).forgetPages(start, start + length);
    }
    return space(call).covers(start, start + length)
        ? Outcome.done(0)
        : Outcome.failed(Errno.ENOMEM);
  }

  /** What a shared mapping holds is the file's already. */
  private Outcome msync(Call call) {
    code.run(Routine.MPROTECT);
    int start = call.argument(0);
    int length = MemoryCalls.pageUp(call.argument(1));
    int flags = call.argument(2);
    boolean both = (flags & MS_ASYNC) != 0 && (flags & MS_SYNC) != 0;
    if (start % PAGE != 0 || (flags & ~MS_ALL) != 0 || both) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean there =
        length == 0
            || !MemoryCalls.outOfRange(start, length) && space(call).covers(start, start + length);
    return there ? Outcome.done(0) : Outcome.failed(Errno.ENOMEM);
  }

  private static AddressSpace space(Call call) {
    return call.process().space();
  }
}
