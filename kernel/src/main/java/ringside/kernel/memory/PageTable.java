package ringside.kernel.memory;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/**
 * A two-level Sv32 table in frames of its own. The kernel's half of each root holds the same global
 * superpages. Every method is charged, {@link #peek} aside.
 */
final class PageTable {
  private static final int TABLE_FLAGS = Pte.V;
  private static final int KERNEL_FLAGS = Pte.V | Pte.R | Pte.W | Pte.X | Pte.G | Pte.A | Pte.D;
  private static final int FIRST_KERNEL_ENTRY = KernelLayout.BASE >>> 22;
  private static final int SUPERPAGE_BYTES = 1 << 22;

  private final KernelCode code;
  private final Frames frames;
  private final int root;
  private int tables = 1;

  PageTable(KernelCode code, Frames frames, int memoryBytes) {
    this.code = code;
    this.frames = frames;
    this.root = frames.allocateZeroed(FrameUse.PAGE_TABLE);
    mapKernel(memoryBytes);
  }

  /** Physical address >>> 12 of the root. */
  int rootFrame() {
    return KernelLayout.physical(root) >>> PhysicalMemory.FRAME_SHIFT;
  }

  /** Frames of the table itself. */
  int tables() {
    return tables;
  }

  /** The leaf entry of an address; not valid where there is none. */
  Pte find(int address) {
    int entry = leafAddress(address, false);
    int bits = entry == 0 ? 0 : code.load(entry);
    return new Pte(bits);
  }

  /** Sets the leaf entry of an address, making a table for it if need be. */
  void set(int address, Pte pte) {
    int entry = leafAddress(address, true);
    code.run(Routine.PTE_WRITE);
    code.store(entry, pte.bits());
  }

  /** Makes the table that will hold an address's entry, so that {@link #set} needs no frame. */
  void prepare(int address) {
    leafAddress(address, true);
  }

  /** Reads the leaf entry of an address as a debugger does, free of charge. */
  static Pte peek(PhysicalMemory memory, int rootFrame, int address) {
    Pte upper = new Pte(memory.readWord((rootFrame << 12) + VirtualAddress.index(address, 1) * 4));
    if (!upper.valid() || upper.leaf()) {
      return upper.valid() ? upper : new Pte(0);
    }
    return new Pte(memory.readWord((upper.frame() << 12) + VirtualAddress.index(address, 0) * 4));
  }

  /** Whether a last-level table stands for an address, so that a scan can skip 4 MiB. */
  boolean hasTable(int address) {
    code.run(Routine.PTE_FIND);
    return new Pte(code.load(root + VirtualAddress.index(address, 1) * 4)).valid();
  }

  /** Frees the table's own frames; what they mapped is the caller's business. */
  void release() {
    PhysicalMemory memory = code.hart().mmu().memory();
    int[] words = memory.chunk(KernelLayout.physical(root));
    int first = PhysicalMemory.wordIndex(KernelLayout.physical(root));
    int left = tables - 1;
    for (int index = 0; index < FIRST_KERNEL_ENTRY && left > 0; index++) {
      int entry = words[first + index];
      if ((entry & Pte.V) != 0) {
        code.run(Routine.PTE_FIND);
        code.load(root + index * 4);
        frames.release(KernelLayout.virtual(new Pte(entry).frame() << 12));
        left--;
      }
    }
    frames.release(root);
  }

  private int leafAddress(int address, boolean make) {
    code.run(Routine.PTE_FIND);
    int upperAddress = root + VirtualAddress.index(address, 1) * 4;
    // Bits instead of entries: so the JVM makes no object.
    int upper = code.load(upperAddress);
    if ((upper & Pte.V) == 0) {
      if (!make) {
        return 0;
      }
      upper = addTable(upperAddress);
    }
    int table = KernelLayout.virtual(new Pte(upper).frame() << 12);
    return table + VirtualAddress.index(address, 0) * 4;
  }

  private int addTable(int upperAddress) {
    int table = frames.allocateZeroed(FrameUse.PAGE_TABLE);
    tables++;
    Pte upper = Pte.of(KernelLayout.physical(table) >>> PhysicalMemory.FRAME_SHIFT, TABLE_FLAGS);
    code.run(Routine.PTE_WRITE);
    code.store(upperAddress, upper.bits());
    return upper.bits();
  }

  private void mapKernel(int memoryBytes) {
    for (int offset = 0; offset < memoryBytes; offset += SUPERPAGE_BYTES) {
      int frame = PhysicalMemory.BASE + offset >>> PhysicalMemory.FRAME_SHIFT;
      code.run(Routine.PTE_WRITE);
      code.store(
          root + (KernelLayout.BASE + offset >>> 22) * 4, Pte.of(frame, KERNEL_FLAGS).bits());
    }
  }
}
