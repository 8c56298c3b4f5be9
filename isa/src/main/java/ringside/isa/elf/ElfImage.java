package ringside.isa.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program ready to be mapped.
 *
 * @param entry address of the first instruction
 * @param segments by ascending address, not overlapping
 * @param symbols by ascending value (unsigned); at one value the best name for it comes last
 * @param lines empty where the file has none
 * @param programHeaderAddress what Linux passes as AT_PHDR; 0 if the headers are not mapped
 * @param programHeaderCount what Linux passes as AT_PHNUM
 */
public record ElfImage(
    int entry,
    List<ElfSegment> segments,
    List<ElfSymbol> symbols,
    LineTable lines,
    int programHeaderAddress,
    int programHeaderCount) {
  /** Of Unix: end(3). */
  private static final Set<String> OLD_LINKER_NAMES = Set.of("etext", "edata", "end");

  // A class, not lambdas: this runs at every start, and linking a lambda takes milliseconds.
  private static final Comparator<ElfSymbol> BY_VALUE_THEN_QUALITY =
      new Comparator<>() {
        @Override
        public int compare(ElfSymbol one, ElfSymbol other) {
          int byValue = Integer.compareUnsigned(one.value(), other.value());
          int byQuality = Integer.compare(quality(one), quality(other));
          int byName = other.name().compareTo(one.name());
          return byValue != 0 ? byValue : byQuality != 0 ? byQuality : byName;
        }
      };

  public ElfImage {
    segments = List.copyOf(segments);
    List<ElfSymbol> sorted = new ArrayList<>(symbols);
    sorted.sort(BY_VALUE_THEN_QUALITY);
    symbols = List.copyOf(sorted);
  }

  /** The nearest symbol at or before an address, in the same segment. */
  public Optional<SymbolOffset> symbolAt(int address) {
    ElfSegment segment = segmentAt(address).orElse(null);
    if (segment == null) {
      return Optional.empty();
    }
    for (int index = countUpTo(address) - 1; index >= 0; index--) {
      ElfSymbol symbol = symbols.get(index);
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
    ElfSymbol found = null;
    for (ElfSymbol symbol : symbols) {
      if (symbol.name().equals(name) && (found == null || symbol.global())) {
        found = symbol;
      }
    }
    return Optional.ofNullable(found);
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

  private int countUpTo(int address) {
    int low = 0;
    int high = symbols.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(symbols.get(middle).value(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int quality(ElfSymbol symbol) {
    boolean typed =
        symbol.kind() == ElfSymbol.Kind.FUNCTION || symbol.kind() == ElfSymbol.Kind.OBJECT;
    // The linker's own names (_end, edata, __bss_start) are poor names for what lies behind them.
    boolean linkerDefined =
        symbol.name().startsWith("__")
            || symbol.name().startsWith("_e")
            || OLD_LINKER_NAMES.contains(symbol.name());
    return (typed ? 4 : 0) + (linkerDefined ? 0 : symbol.global() ? 3 : 1);
  }
}
