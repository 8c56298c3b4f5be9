package ringside.isa.elf.dwarf;

/** Where a variable is. */
public sealed interface Place {
  /** At a virtual address. */
  record Memory(int address) implements Place {}

  /**
   * In some bits of memory.
   *
   * @param address virtual, of the byte that its lowest bit is in
   * @param shift of that bit in the byte, 0 to 7
   * @param bits how many, 1 to 32
   */
  record Bits(int address, int shift, int bits) implements Place {}

  /** In a register, by its number. */
  record Register(int number) implements Place {}

  /** Nowhere, but this is what it would hold. */
  record Value(int value) implements Place {}
}
