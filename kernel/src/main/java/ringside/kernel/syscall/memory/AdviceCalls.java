package ringside.kernel.syscall.memory;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.FilePages;
import ringside.kernel.memory.PageCare;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.RegionPart;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.memory.Treatment;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.mmu.sv32.Access;

/** madvise: what a program will do with its pages, or what a child gets of them. */
public final class AdviceCalls {
  private static final int MADV_NORMAL = 0;
  private static final int MADV_RANDOM = 1;
  private static final int MADV_SEQUENTIAL = 2;
  private static final int MADV_WILLNEED = 3;
  private static final int MADV_DONTNEED = 4;
  private static final int MADV_FREE = 8;
  private static final int MADV_REMOVE = 9;
  private static final int MADV_DONTFORK = 10;
  private static final int MADV_DOFORK = 11;
  private static final int MADV_MERGEABLE = 12;
  private static final int MADV_UNMERGEABLE = 13;
  private static final int MADV_DONTDUMP = 16;
  private static final int MADV_DODUMP = 17;
  private static final int MADV_WIPEONFORK = 18;
  private static final int MADV_KEEPONFORK = 19;
  private static final int MADV_COLD = 20;
  private static final int MADV_PAGEOUT = 21;
  private static final int MADV_POPULATE_READ = 22;
  private static final int MADV_POPULATE_WRITE = 23;
  private static final int MADV_DONTNEED_LOCKED = 24;
  private static final int PAGE = AddressSpace.PAGE;

  private final KernelCode code;

  public AdviceCalls(KernelCode code) {
    this.code = code;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.MADVISE,
        "pui",
        Support.partial("pages are neither merged nor joined to huge ones"),
        this::madvise);
  }

  /** Goes over gaps, which it names in the end (Linux: madvise_walk_vmas). */
  private Outcome madvise(Call call) {
    code.run(Routine.MPROTECT);
    int start = call.argument(0);
    int length = MemoryCalls.pageUp(call.argument(1));
    int advice = call.argument(2);
    boolean wraps = call.argument(1) != 0 && length == 0;
    if (!isKnown(advice) || start % PAGE != 0 || wraps) {
      return Outcome.failed(Errno.EINVAL);
    }
    int end = start + length;
    if (Integer.compareUnsigned(end, start) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    PageCare care = call.process().space().care();
    boolean covered = care.coveredUpTo(start, end) == end;
    if (advice == MADV_POPULATE_READ || advice == MADV_POPULATE_WRITE) {
      Access wanted = advice == MADV_POPULATE_READ ? Access.LOAD : Access.STORE;
      return covered ? populate(care, start, end, wanted) : Outcome.failed(Errno.ENOMEM);
    }
    for (RegionPart part : care.parts(start, end)) {
      Errno refusal = advise(call.process().space(), part, advice);
      if (refusal != null) {
        return Outcome.failed(refusal);
      }
    }
    return covered ? Outcome.done(0) : Outcome.failed(Errno.ENOMEM);
  }

  /** Huge pages and bad ones are left out, as of a kernel made without them. */
  private static boolean isKnown(int advice) {
    return switch (advice) {
      case MADV_NORMAL,
          MADV_RANDOM,
          MADV_SEQUENTIAL,
          MADV_WILLNEED,
          MADV_DONTNEED,
          MADV_FREE,
          MADV_REMOVE,
          MADV_DONTFORK,
          MADV_DOFORK,
          MADV_MERGEABLE,
          MADV_UNMERGEABLE,
          MADV_DONTDUMP,
          MADV_DODUMP,
          MADV_WIPEONFORK,
          MADV_KEEPONFORK,
          MADV_COLD,
          MADV_PAGEOUT,
          MADV_POPULATE_READ,
          MADV_POPULATE_WRITE,
          MADV_DONTNEED_LOCKED ->
          true;
      default -> false;
    };
  }

  private static @Nullable Errno advise(AddressSpace space, RegionPart part, int advice) {
    PageCare care = space.care();
    int from = part.start();
    int to = part.end();
    boolean locked = part.region().treatment().isLocked();
    boolean anonymous = part.region().backing() == null;
    return switch (advice) {
      case MADV_DONTNEED -> locked ? Errno.EINVAL : done(() -> space.forgetPages(from, to));
      case MADV_DONTNEED_LOCKED -> done(() -> space.forgetPages(from, to));
      case MADV_FREE ->
          locked || !anonymous ? Errno.EINVAL : done(() -> care.makeUnwanted(from, to));
      case MADV_REMOVE -> locked ? Errno.EINVAL : remove(part);
      case MADV_COLD -> locked ? Errno.EINVAL : done(() -> care.makeCold(from, to));
      case MADV_PAGEOUT -> locked ? Errno.EINVAL : done(() -> care.sendOut(from, to));
      case MADV_WILLNEED -> done(() -> care.readAhead(from, to));
      case MADV_DONTFORK -> treat(care, from, to, treatment -> treatment.notForChild(true));
      case MADV_DOFORK -> treat(care, from, to, treatment -> treatment.notForChild(false));
      case MADV_WIPEONFORK ->
          !anonymous
              ? Errno.EINVAL
              : treat(care, from, to, treatment -> treatment.emptyForChild(true));
      case MADV_KEEPONFORK -> treat(care, from, to, treatment -> treatment.emptyForChild(false));
      default -> null; // how it will be read, what a dump holds: nothing here depends on it
    };
  }

  /** The pages are gone for all who map them, and from the file (shared memory alone has one). */
  private static @Nullable Errno remove(RegionPart part) {
    Region region = part.region();
    SharedPages backing = region.backing();
    if (backing == null) {
      return Errno.EINVAL;
    }
    if (!region.isShared() || !region.protection().write()) {
      return Errno.EACCES;
    }
    int first = region.backingPage() + (part.start() - region.start() >>> 12);
    int count = part.end() - part.start() >>> 12;
    FilePages file = backing.file();
    if (file == null) {
      backing.cut(first, first + count);
    } else {
      file.punch((long) first * PAGE, (long) count * PAGE);
    }
    return null;
  }

  private static @Nullable Errno treat(
      PageCare care, int from, int to, UnaryOperator<Treatment> change) {
    care.treat(from, to, change);
    return null;
  }

  private static @Nullable Errno done(Runnable deed) {
    deed.run();
    return null;
  }

  private static Outcome populate(PageCare care, int start, int end, Access wanted) {
    return switch (care.bringIn(start, end, wanted)) {
      case MENDED -> Outcome.done(0);
      case FORBIDDEN -> Outcome.failed(Errno.EINVAL);
      case BEYOND_END -> Outcome.failed(Errno.EFAULT);
      case NOT_MAPPED, ON_DISK -> Outcome.failed(Errno.ENOMEM);
    };
  }
}
