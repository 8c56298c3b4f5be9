package ringside.kernel.syscall.memory;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What is done with mappings that are there: mremap, msync. */
public final class RemapCalls {
  private static final int MREMAP_MAYMOVE = 1;
  private static final int MREMAP_FIXED = 2;
  private static final int MREMAP_DONTUNMAP = 4;
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
    table.add(Syscall.MREMAP, "puuxp", this::mremap);
    table.add(Syscall.MSYNC, "pux", this::msync);
  }

  /** The checks in Linux's order: of the arguments, of the place, of the region. */
  private Outcome mremap(Call call) {
    code.run(Routine.MMAP);
    Move move = Move.of(call);
    boolean known = (move.flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP)) == 0;
    boolean needsMove = move.isFixed() || move.leavesOld();
    boolean allowed = !needsMove || move.mayMove();
    boolean keepsLength = !move.leavesOld() || move.oldLength == move.newLength;
    if (!known || !allowed || !keepsLength || move.start % PAGE != 0 || move.newLength == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (needsMove) {
      return moveTo(call, move);
    }
    Region region = space(call).find(move.start);
    if (region == null) {
      return Outcome.failed(Errno.EFAULT);
    }
    if (move.oldLength != 0 && Integer.compareUnsigned(move.newLength, move.oldLength) <= 0) {
      return shrink(call, move);
    }
    Errno refusal = refusal(call, region, move);
    return refusal == null ? grow(call, region, move) : Outcome.failed(refusal);
  }

  /**
   * What is asked for.
   *
   * @param oldLength bytes, whole pages; 0 for a second mapping of shared pages
   * @param newLength bytes, whole pages
   */
  private record Move(int start, int oldLength, int newLength, int flags, int place) {
    static Move of(Call call) {
      return new Move(
          call.argument(0),
          MemoryCalls.pageUp(call.argument(1)),
          MemoryCalls.pageUp(call.argument(2)),
          call.argument(3),
          call.argument(4));
    }

    boolean mayMove() {
      return (flags & MREMAP_MAYMOVE) != 0;
    }

    boolean isFixed() {
      return (flags & MREMAP_FIXED) != 0;
    }

    boolean leavesOld() {
      return (flags & MREMAP_DONTUNMAP) != 0;
    }

    int end() {
      return start + oldLength;
    }

    Move shortened() {
      boolean shorter = Integer.compareUnsigned(newLength, oldLength) < 0;
      return new Move(start, shorter ? newLength : oldLength, newLength, flags, place);
    }
  }

  /** What is behind the new end goes, over all regions that are there. */
  private static Outcome shrink(Call call, Move move) {
    if (MemoryCalls.outOfRange(move.start, move.oldLength)) {
      return Outcome.failed(Errno.EINVAL);
    }
    space(call).unmap(move.start + move.newLength, move.end());
    return Outcome.done(move.start);
  }

  /** Why a region can't become so long (Linux: vma_to_resize). */
  private @Nullable Errno refusal(Call call, @Nullable Region region, Move move) {
    if (region == null) {
      return Errno.EFAULT;
    }
    if (move.oldLength == 0 && !region.isShared()) {
      return Errno.EINVAL;
    }
    if (Integer.compareUnsigned(move.oldLength, region.end() - move.start) > 0) {
      return Errno.EFAULT;
    }
    long more = (move.newLength & 0xffff_ffffL) - (move.oldLength & 0xffff_ffffL);
    if (more > 0 && region.treatment().isLocked() && !memoryLimit.mayLock(call.process(), more)) {
      return Errno.EAGAIN;
    }
    boolean data = !region.isShared() && region.protection().write();
    long added = move.leavesOld() ? move.newLength & 0xffff_ffffL : more;
    return added <= 0 || memoryLimit.allows(call.process(), added, data) ? null : Errno.ENOMEM;
  }

  private Outcome grow(Call call, Region region, Move move) {
    AddressSpace space = space(call);
    boolean atEnd = move.oldLength != 0 && region.end() == move.end();
    boolean inRange = !MemoryCalls.outOfRange(move.start, move.newLength);
    int newEnd = move.start + move.newLength;
    if (atEnd && inRange && space.isFree(move.end(), newEnd)) {
      space.extend(move.end(), newEnd);
      space.join(move.start, newEnd);
      space.care().bringInLocked(move.end(), newEnd);
      return Outcome.done(move.start);
    }
    int place = move.mayMove() ? space.findGap(move.newLength) : 0;
    return place == 0 || space.isFull()
        ? Outcome.failed(Errno.ENOMEM)
        : carry(space, region, move, place);
  }

  /** Linux: mremap_to. */
  private Outcome moveTo(Call call, Move move) {
    AddressSpace space = space(call);
    Errno misplaced = misplaced(move);
    if (misplaced != null) {
      return Outcome.failed(misplaced);
    }
    if (space.find(move.start) == null) {
      return Outcome.failed(Errno.EFAULT);
    }
    if (move.isFixed()) {
      space.unmap(move.place, move.place + move.newLength);
    }
    Move kept = move.shortened();
    if (kept.oldLength != move.oldLength) {
      space.unmap(kept.end(), move.end());
    }
    Region region = space.find(kept.start);
    Errno refusal = refusal(call, region, kept);
    if (region == null || refusal != null) {
      return Outcome.failed(refusal == null ? Errno.EFAULT : refusal);
    }
    int place = move.isFixed() ? move.place : placeNear(space, move);
    return place == 0 ? Outcome.failed(Errno.ENOMEM) : carry(space, region, kept, place);
  }

  private static @Nullable Errno misplaced(Move move) {
    int place = move.place;
    long distance = Math.abs((place & 0xffff_ffffL) - (move.start & 0xffff_ffffL));
    boolean placeAbove = Integer.compareUnsigned(place, move.start) > 0;
    long needed = (placeAbove ? move.oldLength : move.newLength) & 0xffff_ffffL;
    if (place % PAGE != 0 || MemoryCalls.outOfRange(place, move.newLength) || distance < needed) {
      return Errno.EINVAL;
    }
    boolean tooLow = Integer.compareUnsigned(place, MemoryCalls.LOWEST) < 0;
    return move.isFixed() && tooLow ? Errno.EPERM : null;
  }

  private static int placeNear(AddressSpace space, Move move) {
    boolean takesHint =
        Integer.compareUnsigned(move.place, MemoryCalls.LOWEST) >= 0
            && space.isFree(move.place, move.place + move.newLength);
    return takesHint ? move.place : space.findGap(move.newLength);
  }

  /** The pages go to the new place; the old one is gone, or empty, or a second mapping of them. */
  private static Outcome carry(AddressSpace space, Region region, Move move, int place) {
    int newEnd = place + move.newLength;
    if (move.oldLength == 0) {
      space.repeat(region, move.start, place, newEnd);
    } else if (move.leavesOld()) {
      space.moveLeaving(move.start, move.end(), place, newEnd);
    } else {
      space.move(move.start, move.end(), place, newEnd);
    }
    space.join(place, newEnd);
    space.care().bringInLocked(place, newEnd);
    return Outcome.done(place);
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
