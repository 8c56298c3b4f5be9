package ringside.kernel.memory;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.PageFault;
import ringside.kernel.event.Stamp;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.sv32.Access;

/**
 * Answers the page faults of an address space (Linux: handle_mm_fault): brings the page in, lets
 * the stack grow (expand_stack), or says why the access is wrong.
 */
final class FaultHandler {
  /** Bytes that stay free between the stack and what is mapped below it (stack_guard_gap). */
  static final int STACK_GUARD = AddressSpace.PAGE;

  private final KernelCode code;
  private final AddressSpace space;
  private final Regions regions;
  private final ResidentPages pages;
  private final DemandPaging paging;
  private final int mostStack;
  private int stackLimit;

  FaultHandler(KernelMemory memory, AddressSpace space, Regions regions, ResidentPages pages) {
    this.code = memory.code();
    this.space = space;
    this.regions = regions;
    this.pages = pages;
    this.paging = new DemandPaging(memory, pages);
    this.mostStack = memory.stackLimit();
    this.stackLimit = mostStack;
  }

  /** Mends a page fault, or says why it can't. */
  FaultResult fault(int address, Access access) {
    code.run(Routine.PAGE_FAULT);
    PageFault outcome = outcome(address, access);
    if (code.events().happens(EventKind.FAULT)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.PageFaulted(at, outcome, access, address));
    }
    return switch (outcome) {
      case NOT_MAPPED -> FaultResult.NOT_MAPPED;
      case PROTECTION -> FaultResult.FORBIDDEN;
      case BEHIND_FILE -> FaultResult.BEYOND_END;
      case SWAP_WAIT -> FaultResult.ON_DISK;
      case ZERO, FILE, COPY_ON_WRITE, SWAP_IN, STACK, PRESENT -> FaultResult.MENDED;
    };
  }

  /** The same for the kernel itself, which stands still until the disk has read the page. */
  FaultResult faultNow(int address, Access access) {
    FaultResult result = fault(address, access);
    while (result == FaultResult.ON_DISK) {
      code.finish();
      Meter meter = code.hart().meter();
      meter.charge(Cause.IDLE, Math.max(0, readyAt(address) - meter.clock()));
      result = fault(address, access);
    }
    return result;
  }

  /** The cycle at which a page that is {@link FaultResult#ON_DISK} will have been read. */
  long readyAt(int address) {
    return pages.swapped().readyAt(address & -AddressSpace.PAGE, space.peek(address).frame());
  }

  /** Keeps the stack from growing beyond a number of bytes (RLIMIT_STACK). */
  void limitStack(long bytes) {
    stackLimit = Long.compareUnsigned(bytes, mostStack) < 0 ? (int) bytes : mostStack;
  }

  /** Lets the stack grow as far as that of another space (fork). */
  void limitStackAs(FaultHandler other) {
    stackLimit = other.stackLimit;
  }

  private PageFault outcome(int address, Access access) {
    if (Integer.compareUnsigned(address, KernelLayout.BASE) >= 0) {
      return PageFault.NOT_MAPPED;
    }
    Region region = regions.find(address);
    boolean grown = region == null;
    if (region == null) {
      region = grownStack(address);
    }
    if (region == null) {
      return PageFault.NOT_MAPPED;
    }
    if (!region.protection().allows(access)) {
      return PageFault.PROTECTION;
    }
    if (!region.isBacked(address)) {
      return PageFault.BEHIND_FILE;
    }
    PageFault outcome = paging.bringIn(region, address & -AddressSpace.PAGE, access);
    return grown && outcome == PageFault.ZERO ? PageFault.STACK : outcome;
  }

  private @Nullable Region grownStack(int address) {
    Region stack = regions.floor(AddressSpace.STACK_TOP - 1);
    if (stack == null || stack.kind() != Region.Kind.STACK) {
      return null;
    }
    int start = address & -AddressSpace.PAGE;
    boolean below = Integer.compareUnsigned(start, stack.start()) < 0;
    boolean inLimit = Integer.compareUnsigned(AddressSpace.STACK_TOP - start, stackLimit) <= 0;
    if (!below || !inLimit || !regions.isFree(start - STACK_GUARD, stack.start())) {
      return null;
    }
    return regions.resize(stack, start, stack.end());
  }
}
