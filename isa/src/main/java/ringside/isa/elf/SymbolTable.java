package ringside.isa.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of a program. They are put in order when somebody asks for the first: most programs
 * run without, and putting hundreds in order would take longer than all the rest of a start.
 */
public final class SymbolTable {
  /** That of a program without symbols. */
  public static final SymbolTable EMPTY = new SymbolTable(List.of());

  /** Of Unix: end(3). */
  private static final Set<String> OLD_LINKER_NAMES = Set.of("etext", "edata", "end");

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

  private final List<ElfSymbol> given;

  /** In order; the same for whoever makes it, so that no lock is needed. */
  private @Nullable List<ElfSymbol> ordered;

  /** A table of symbols in any order. */
  public SymbolTable(List<ElfSymbol> symbols) {
    this.given = List.copyOf(symbols);
  }

  /** By ascending value (unsigned); at one value the best name for it comes last. */
  public List<ElfSymbol> all() {
    List<ElfSymbol> known = ordered;
    if (known == null) {
      List<ElfSymbol> sorted = new ArrayList<>(given);
      sorted.sort(BY_VALUE_THEN_QUALITY);
      known = List.copyOf(sorted);
      ordered = known;
    }
    return known;
  }

  /** The symbol of a name; a global one before a local one. */
  Optional<ElfSymbol> find(String name) {
    ElfSymbol found = null;
    for (ElfSymbol symbol : all()) {
      if (symbol.name().equals(name) && (found == null || symbol.global())) {
        found = symbol;
      }
    }
    return Optional.ofNullable(found);
  }

  /** How many of {@link #all} have a value up to an address. */
  int countUpTo(int address) {
    List<ElfSymbol> symbols = all();
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
