package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The variables of functions and files, by the names that their authors gave them. */
public final class Variables {
  private static final int DEEPEST = 200;

  private final InfoSection section;

  /** Reads what the sections say, as far as it can be read. */
  public Variables(VariableSections sections) {
    this.section = new InfoSection(sections);
  }

  /**
   * The variables of the function that an instruction is in, of blocks around it: the innermost
   * first, each name once.
   */
  public List<Variable> at(int pc) {
    for (CompileUnit unit : section.units()) {
      Optional<Die> function = unit.root().flatMap(root -> function(root, pc));
      if (function.isPresent()) {
        List<Variable> all = new ArrayList<>();
        collect(function.get(), function.get(), pc, all, 0);
        return innermost(all);
      }
    }
    return List.of();
  }

  /** The variable of a name outside of functions; empty where there is none. */
  public Optional<Variable> global(String name) {
    for (CompileUnit unit : section.units()) {
      List<Die> all = unit.root().map(root -> root.children).orElse(List.of());
      for (Die die : all) {
        boolean placed = die.attribute(Tags.LOCATION).isPresent();
        if (die.tag == Tags.VARIABLE && placed && die.name().equals(name)) {
          return Optional.of(new Variable(die, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Die> function(Die root, int pc) {
    return root.children.stream()
        .filter(die -> die.tag == Tags.SUBPROGRAM && die.covers(pc))
        .findFirst();
  }

  /** Those of outer blocks first. */
  private static void collect(Die function, Die block, int pc, List<Variable> all, int depth) {
    for (Die die : block.children) {
      if (die.tag == Tags.VARIABLE || die.tag == Tags.FORMAL_PARAMETER) {
        all.add(new Variable(die, Optional.of(function)));
      } else if (die.tag == Tags.LEXICAL_BLOCK && isOpen(die, pc) && depth < DEEPEST) {
        collect(function, die, pc, all, depth + 1);
      }
    }
  }

  /** A block of which no code is left is as wide as what it stands in. */
  private static boolean isOpen(Die block, int pc) {
    boolean placed =
        block.attribute(Tags.LOW_PC).isPresent() || block.attribute(Tags.RANGES).isPresent();
    return !placed || block.covers(pc);
  }

  private static List<Variable> innermost(List<Variable> all) {
    List<Variable> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!all.get(i).name().isEmpty() && names.add(all.get(i).name())) {
        found.add(0, all.get(i));
      }
    }
    return found;
  }
}
