package ringside.kernel.trap;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.FlushReason;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Flushes;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.Mmu;
import ringside.mmu.Satp;
import ringside.mmu.memory.PhysicalMemory;

/** Which address space's page-table base a hart holds, and who owns each ASID. */
final class Spaces {
  private static final int ASIDS = 512;

  private final KernelCode code;
  private final Satp kernelSatp;
  private final boolean asidOn;
  private final long[] ownerOfAsid = new long[ASIDS];
  private @Nullable AddressSpace current;

  Spaces(KernelCode code, KernelLayout layout, boolean asidOn) {
    this.code = code;
    this.asidOn = asidOn;
    this.kernelSatp =
        Satp.of((PhysicalMemory.BASE >>> PhysicalMemory.FRAME_SHIFT) + layout.bootRoot(), 0);
  }

  /** The page-table base of the kernel alone. */
  Satp kernelSatp() {
    return kernelSatp;
  }

  /** Makes the hart use a space, if it does not already; says whether the base changed. */
  boolean enter(AddressSpace space) {
    if (space == current) {
      return false;
    }
    current = space;
    int asid = asidOn ? 1 + (int) (space.serial() % (ASIDS - 1)) : 0;
    write(Satp.of(space.rootFrame(), asid), space.serial());
    if (asidOn && ownerOfAsid[asid] != space.serial()) {
      recycle(asid, space.serial());
    }
    return true;
  }

  /** Makes the hart use the kernel's own table, if it uses that of a space which is to be freed. */
  void leave(AddressSpace space) {
    if (space == current) {
      current = null;
      write(kernelSatp, 0);
    }
  }

  private void recycle(int asid, long serial) {
    if (ownerOfAsid[asid] != 0) {
      code.hart().chargeSystem();
      new Flushes(code).tell(FlushReason.ASID, () -> code.hart().mmu().flushAsid(asid));
    }
    ownerOfAsid[asid] = serial;
  }

  private void write(Satp satp, long serial) {
    Mmu mmu = code.hart().mmu();
    code.run(Routine.SWITCH_SPACE);
    code.finish();
    code.hart().chargeSystem();
    if (asidOn) {
      mmu.writeSatp(satp, serial);
    } else {
      new Flushes(code).tell(FlushReason.SWITCH, () -> mmu.writeSatp(satp, serial));
    }
  }
}
