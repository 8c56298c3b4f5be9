package ringside.lab.trial;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.isa.Nearest;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.ElfSymbol;

/** A lock by the name of its word in a program's data. */
final class LockSymbol {
  private static final int MOST_NAMES = 12;

  /** Ends of sections, which the linker names beside those that begin with an underscore. */
  private static final Set<String> LINKERS = Set.of("edata", "end");

  private LockSymbol() {}

  /** The addresses that belong to a symbol: up to the next one. */
  static IntPredicate words(ElfImage image, String name) throws UnknownCost {
    ElfSymbol symbol =
        image
            .symbol(name)
            .filter(each -> isData(image, each))
            .orElseThrow(() -> new UnknownCost(unknown(image, name)));
    int start = symbol.value();
    int bytes =
        image.symbols().stream()
            .filter(each -> each.kind() != ElfSymbol.Kind.ABSOLUTE)
            .map(each -> each.value() - start)
            .filter(distance -> distance > 0)
            .min(Integer::compare)
            .orElse(Integer.MAX_VALUE);
    return address -> Integer.compareUnsigned(address - start, bytes) < 0;
  }

  private static boolean isData(ElfImage image, ElfSymbol symbol) {
    return symbol.kind() != ElfSymbol.Kind.ABSOLUTE
        && image.segmentAt(symbol.value()).filter(ElfSegment::writable).isPresent();
  }

  private static String unknown(ElfImage image, String name) {
    Set<String> names =
        image.symbols().stream()
            .filter(symbol -> isData(image, symbol))
            .map(ElfSymbol::name)
            .filter(each -> !each.isEmpty() && !each.startsWith("_") && !LINKERS.contains(each))
            .collect(Collectors.toCollection(TreeSet::new));
    String nearest = Nearest.suggestion(name, names);
    String there =
        names.isEmpty()
            ? "it has no data with a name"
            : "it has these: " + some(List.copyOf(names));
    return "the program has no data '"
        + name
        + "'"
        + (nearest == null ? "" : "; " + nearest)
        + "\n  "
        + there;
  }

  private static String some(List<String> names) {
    Stream<String> shown = names.stream().limit(MOST_NAMES);
    String more = names.size() > MOST_NAMES ? ", and " + (names.size() - MOST_NAMES) + " more" : "";
    return shown.collect(Collectors.joining(", ")) + more;
  }
}
