package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.section.Binding;

/** Picks the parts of a library that a program needs, as GNU ld picks members of an archive. */
public final class Archive {
  private static final String ENTRY = "_start";
  private static final String MAIN = "main";

  private final List<ObjectFile> left;
  private final List<ObjectFile> picked = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();
  private final Set<String> wanted = new HashSet<>();

  private Archive(List<ObjectFile> parts) {
    left = new ArrayList<>(parts);
  }

  /**
   * The parts that define what the program lacks, and what those lack in turn: what calls main if
   * the program has one. If a name is found nowhere, all parts that do not clash come along, so
   * that the linker knows names to suggest.
   */
  public static List<ObjectFile> pick(List<ObjectFile> program, List<ObjectFile> parts) {
    Archive archive = new Archive(parts);
    program.forEach(archive::note);
    if (archive.defined.contains(MAIN)) {
      archive.wanted.add(ENTRY);
    }
    archive.pickWanted();
    if (!archive.defined.containsAll(archive.wanted)) {
      archive.pickHarmless();
    }
    return archive.picked;
  }

  private void note(ObjectFile object) {
    for (ObjectSymbol symbol : object.symbols()) {
      if (symbol.section() == ObjectSymbol.UNDEFINED) {
        if (symbol.binding() != Binding.WEAK) {
          wanted.add(symbol.name());
        }
      } else if (symbol.binding() != Binding.LOCAL) {
        defined.add(symbol.name());
      }
    }
  }

  private void pickWanted() {
    boolean again = true;
    while (again) {
      again = false;
      for (ObjectFile part : List.copyOf(left)) {
        if (globals(part).stream().anyMatch(n -> wanted.contains(n) && !defined.contains(n))) {
          take(part);
          again = true;
        }
      }
    }
  }

  private void pickHarmless() {
    for (ObjectFile part : List.copyOf(left)) {
      if (globals(part).stream().noneMatch(defined::contains)) {
        take(part);
      }
    }
  }

  private void take(ObjectFile part) {
    left.remove(part);
    picked.add(part);
    note(part);
  }

  private static List<String> globals(ObjectFile part) {
    return part.symbols().stream()
        .filter(s -> s.section() != ObjectSymbol.UNDEFINED && s.binding() != Binding.LOCAL)
        .map(ObjectSymbol::name)
        .toList();
  }
}
