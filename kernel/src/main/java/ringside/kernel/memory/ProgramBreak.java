package ringside.kernel.memory;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** The heap that grows by brk(2), behind the program (Linux: start_brk and brk of an mm_struct). */
final class ProgramBreak {
  private final KernelCode code;
  private final AddressSpace space;
  private final Regions regions;
  private int start;
  private int end;

  ProgramBreak(KernelCode code, AddressSpace space, Regions regions) {
    this.code = code;
    this.space = space;
    this.regions = regions;
  }

  /** Sets where the heap starts, behind the program. */
  void startAt(int address) {
    start = address;
    end = address;
  }

  /** The end of the heap. */
  int address() {
    return end;
  }

  /** Moves the end of the heap, if nothing is in the way; returns where it is then (brk(2)). */
  int set(int wanted) {
    code.run(Routine.BRK);
    int oldEnd = pageUp(end);
    int newEnd = pageUp(wanted);
    boolean below = Integer.compareUnsigned(wanted, start) < 0;
    if (below || Integer.compareUnsigned(wanted, AddressSpace.STACK_TOP) > 0) {
      return end;
    }
    if (Integer.compareUnsigned(newEnd, oldEnd) > 0
        && !regions.isFree(oldEnd, newEnd + AddressSpace.PAGE)) {
      return end;
    }
    resize(oldEnd, newEnd);
    end = wanted;
    return wanted;
  }

  /** Starts and ends where that of another space does (fork). */
  void be(ProgramBreak other) {
    start = other.start;
    end = other.end;
  }

  private void resize(int oldEnd, int newEnd) {
    if (Integer.compareUnsigned(newEnd, oldEnd) < 0) {
      space.unmap(newEnd, oldEnd);
      return;
    }
    if (newEnd == oldEnd) {
      return;
    }
    Region last = regions.floor(oldEnd - 1);
    Protection readWrite = new Protection(true, true, false);
    // What mprotect and mlock say of the old pages is not said of new ones.
    if (last != null
        && last.kind() == Region.Kind.HEAP
        && last.end() == oldEnd
        && last.protection().equals(readWrite)
        && last.treatment().equals(Treatment.NORMAL)) {
      regions.resize(last, last.start(), newEnd);
    } else {
      space.add(oldEnd, newEnd, readWrite, Region.Kind.HEAP, null, 0);
    }
  }

  private static int pageUp(int address) {
    return address + AddressSpace.PAGE - 1 & -AddressSpace.PAGE;
  }
}
