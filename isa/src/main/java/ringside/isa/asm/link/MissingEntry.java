package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;

/** Where a program begins that does not say so: as with GNU ld, where .text begins. */
final class MissingEntry {
  private static final String MAIN = "main";

  private final List<ObjectFile> objects;
  private final GlobalSymbols globals;
  private final Diagnostics diagnostics;

  MissingEntry(List<ObjectFile> objects, GlobalSymbols globals, Diagnostics diagnostics) {
    this.objects = objects;
    this.globals = globals;
    this.diagnostics = diagnostics;
  }

  /** The first instruction's address, which a warning tells; an error if there is none. */
  int first(String entry, @Nullable OutputSection text) {
    String file = objects.isEmpty() ? "link" : objects.get(0).name();
    if (text == null || text.size() == 0) {
      diagnostics.error(
          file,
          "no file defines " + entry + ", where the program starts, and .text is empty",
          "write .globl " + entry + " and the label " + entry + ": before the first instruction");
      return 0;
    }
    String message =
        "cannot find entry symbol %s; the program begins at the first instruction of .text, 0x%x"
            .formatted(entry, text.address());
    ObjectSymbol hidden = local(entry);
    hidden = hidden == null ? local(MAIN) : hidden;
    Place place = hidden == null ? null : hidden.place();
    if (hidden == null || place == null) {
      diagnostics.warning(file, message, advice(entry));
    } else {
      diagnostics.warning(
          place,
          message,
          "'%s' is not global: write .globl %s, and the program begins there"
              .formatted(hidden.name(), hidden.name()));
    }
    return text.address();
  }

  private @Nullable ObjectSymbol local(String name) {
    for (ObjectFile object : objects) {
      for (ObjectSymbol symbol : object.symbols()) {
        if (symbol.name().equals(name) && symbol.section() >= 0) {
          return symbol;
        }
      }
    }
    return null;
  }

  private String advice(String entry) {
    List<String> names = new ArrayList<>();
    globals.names().forEach(names::add);
    for (String wanted : List.of(MAIN, entry)) {
      String near = Nearest.suggestion(wanted, names);
      if (near != null) {
        return near.replace("did you mean", "is").replace("?", " meant to be '" + wanted + "'?");
      }
    }
    return "write .globl main and main: where it is to begin, and end it with ret";
  }
}
