package ringside.isa.elf.dwarf;

/** Where a variable is. */
public sealed interface Place {
  /** At a virtual address. */
  record Memory(int address) implements Place {}

  /** In a register, by its number. */
  record Register(int number) implements Place {}

  /** Nowhere, but this is what it would hold. */
  record Value(int value) implements Place {}
}
