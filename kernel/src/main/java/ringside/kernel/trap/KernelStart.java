package ringside.kernel.trap;

import java.util.function.IntPredicate;
import ringside.cpu.engine.ProbedEngine;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.SpaceInUse;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/**
 * What the firmware leaves behind when a computer is switched on: the kernel's own page table, in
 * use. Its entries cost nothing, for no kernel runs yet.
 */
public final class KernelStart implements SpaceInUse {
  private static final int SUPERPAGE_BYTES = 1 << 22;
  private static final int FLAGS = Pte.V | Pte.R | Pte.W | Pte.X | Pte.G | Pte.A | Pte.D;

  private final Spaces spaces;

  /** Writes the table and makes the hart use it. */
  public KernelStart(KernelCode code, KernelLayout layout, boolean asidOn) {
    spaces = new Spaces(code, layout, asidOn);
    PhysicalMemory memory = code.hart().mmu().memory();
    int root = spaces.kernelSatp().rootFrame() << PhysicalMemory.FRAME_SHIFT;
    for (int offset = 0; offset < memory.sizeBytes(); offset += SUPERPAGE_BYTES) {
      int frame = PhysicalMemory.BASE + offset >>> PhysicalMemory.FRAME_SHIFT;
      int entry = KernelLayout.BASE + offset >>> 22;
      memory.writeWord(root + entry * 4, Pte.of(frame, FLAGS).bits());
    }
    code.hart().mmu().writeSatp(spaces.kernelSatp(), 0);
    code.hart().csrs().setStvec(KernelLayout.address(Routine.TRAP_ENTRY));
  }

  @Override
  public void enter(AddressSpace space) {
    spaces.enter(space);
  }

  @Override
  public void leave(AddressSpace space) {
    spaces.leave(space);
  }

  /**
   * The kernel that goes on from here.
   *
   * @param locks futex words that have accounts of their own
   */
  public Kernel kernel(
      Subsystems parts, SyscallTable table, ProbedEngine engine, IntPredicate locks) {
    return new Kernel(parts, table, engine, spaces, locks);
  }
}
