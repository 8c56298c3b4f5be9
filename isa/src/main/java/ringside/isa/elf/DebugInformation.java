package ringside.isa.elf;

import org.jspecify.annotations.Nullable;
import ringside.isa.elf.dwarf.FrameTable;
import ringside.isa.elf.dwarf.Variables;

/**
 * What a compiler says of its program beside lines (DWARF), read when somebody asks for it; what is
 * damaged is left out.
 */
public final class DebugInformation {
  /** That of a program of which nothing is said. */
  public static final DebugInformation NONE = new DebugInformation(DwarfSections.NONE);

  private final DwarfSections sections;

  /** The same for whoever reads it, so that no lock is needed. */
  private @Nullable FrameTable frames;

  private @Nullable Variables variables;

  DebugInformation(DwarfSections sections) {
    this.sections = sections;
  }

  /** Where functions have put what their callers need. */
  public FrameTable frames() {
    FrameTable known = frames;
    if (known == null) {
      known = FrameTable.read(sections.frame(), sections.ehFrame(), sections.ehAddress());
      frames = known;
    }
    return known;
  }

  /** Variables of functions and files. */
  public Variables variables() {
    Variables known = variables;
    if (known == null) {
      known = new Variables(sections.variables());
      variables = known;
    }
    return known;
  }
}
