package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;

/** Which file defines each name that files share (System V ABI, "Symbol Table", binding). */
final class GlobalSymbols {
  /**
   * The definition that counts.
   *
   * @param object null for one that the linker makes
   * @param value the address of one that the linker makes or places, else 0
   */
  record Definition(@Nullable ObjectFile object, ObjectSymbol symbol, int value) {}

  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  GlobalSymbols(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void add(ObjectFile object) {
    for (ObjectSymbol symbol : object.symbols()) {
      if (symbol.binding() != Binding.LOCAL && symbol.section() != ObjectSymbol.UNDEFINED) {
        define(object, symbol);
      }
    }
  }

  @Nullable Definition find(String name) {
    return definitions.get(name);
  }

  List<Definition> all() {
    return new ArrayList<>(definitions.values());
  }

  Iterable<String> names() {
    return definitions.keySet();
  }

  void replace(String name, Definition definition) {
    definitions.put(name, definition);
  }

  private void define(ObjectFile object, ObjectSymbol symbol) {
    Definition earlier = definitions.get(symbol.name());
    Definition later = new Definition(object, symbol, 0);
    if (earlier == null || strength(symbol) > strength(earlier.symbol())) {
      definitions.put(symbol.name(), later);
    } else if (isCommon(symbol) && isCommon(earlier.symbol())) {
      definitions.put(symbol.name(), larger(earlier, later));
    } else if (strength(symbol) == 3 && strength(earlier.symbol()) == 3) {
      reportDuplicate(earlier.symbol(), symbol);
    }
  }

  private static boolean isCommon(ObjectSymbol symbol) {
    return symbol.section() == ObjectSymbol.COMMON;
  }

  private static int strength(ObjectSymbol symbol) {
    return symbol.binding() == Binding.WEAK ? 1 : isCommon(symbol) ? 2 : 3;
  }

  private static Definition larger(Definition one, Definition other) {
    ObjectSymbol first = one.symbol();
    ObjectSymbol second = other.symbol();
    ObjectSymbol both =
        new ObjectSymbol(
            first.name(),
            first.section(),
            Math.max(first.value(), second.value()),
            Math.max(first.size(), second.size()),
            first.kind(),
            first.binding(),
            first.place());
    return new Definition(one.object(), both, 0);
  }

  private void reportDuplicate(ObjectSymbol earlier, ObjectSymbol later) {
    Place first = earlier.place();
    Place second = later.place();
    String where = first == null ? "" : " in " + first.line().file() + ":" + first.line().number();
    if (second != null) {
      diagnostics.error(
          second,
          "'" + later.name() + "' is already defined" + where,
          "rename one of them, or remove .globl where only its own file uses it");
    }
  }
}
