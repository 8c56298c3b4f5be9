package ringside.isa.asm.link;

/**
 * How to link.
 *
 * @param entrySymbol where the program starts
 * @param baseAddress of the first page, which also holds the ELF headers; a multiple of 4096
 */
public record LinkOptions(String entrySymbol, int baseAddress) {
  /** As GNU ld for riscv32: {@code _start}, 0x10000. */
  public static final LinkOptions DEFAULT = new LinkOptions("_start", 0x10000);

  public LinkOptions {
    if ((baseAddress & 4095) != 0 || baseAddress <= 0) {
      throw new IllegalArgumentException("base address 0x%x".formatted(baseAddress));
    }
  }
}
