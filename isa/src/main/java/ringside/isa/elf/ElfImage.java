package ringside.isa.elf;

import java.util.List;
import java.util.Optional;

/**
 * A program ready to be mapped.
 *
 * @param entry address of the first instruction
 * @param segments by ascending address, not overlapping
 * @param table its symbols
 * @param lines empty where the file has none
 * @param debug what its compiler says of it
 * @param programHeaderAddress what Linux passes as AT_PHDR; 0 if the headers are not mapped
 * @param programHeaderCount what Linux passes as AT_PHNUM
 */
public record ElfImage(
    int entry,
    List<ElfSegment> segments,
    SymbolTable table,
    LineTable lines,
    DebugInformation debug,
    int programHeaderAddress,
    int programHeaderCount) {
  public ElfImage {
    segments = List.copyOf(segments);
  }

  /** The symbols by ascending value (unsigned); at one value the best name for it comes last. */
  public List<ElfSymbol> symbols() {
    return table.all();
  }

  /** The nearest symbol at or before an address, in the same segment. */
  public Optional<SymbolOffset> symbolAt(int address) {
    ElfSegment segment = segmentAt(address).orElse(null);
    if (segment == null) {
      return Optional.empty();
    }
    for (int index = table.countUpTo(address) - 1; index >= 0; index--) {
      ElfSymbol symbol = table.all().get(index);
      if (!segment.contains(symbol.value())) {
        return Optional.empty();
      }
      if (symbol.kind() != ElfSymbol.Kind.ABSOLUTE) {
        return Optional.of(new SymbolOffset(symbol, address - symbol.value()));
      }
    }
    return Optional.empty();
  }

  /** The symbol of a name; a global one before a local one. */
  public Optional<ElfSymbol> symbol(String name) {
    return table.find(name);
  }

  /** The segment that an address lies in. */
  public Optional<ElfSegment> segmentAt(int address) {
    for (ElfSegment segment : segments) {
      if (segment.contains(address)) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }
}
