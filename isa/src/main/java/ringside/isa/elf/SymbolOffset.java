package ringside.isa.elf;

/**
 * An address as a program's author knows it.
 *
 * @param offset bytes from the symbol to the address, not negative
 */
public record SymbolOffset(ElfSymbol symbol, int offset) {
  /** As in {@code main+0x1c}, or {@code main} at offset 0. */
  @Override
  public String toString() {
    return offset == 0 ? symbol.name() : symbol.name() + "+0x" + Integer.toHexString(offset);
  }
}
