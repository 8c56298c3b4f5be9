package ringside.isa.asm.section;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfSection;

/** The sections of one file and which of them is being filled. */
public final class Sections {
  private static final int CODE = ElfSection.ALLOCATE | ElfSection.EXECUTE;
  private static final int DATA = ElfSection.ALLOCATE | ElfSection.WRITE;

  private record Part(Section section, int subsection) {}

  private record Saved(Part current, Part previous) {}

  private final Map<String, Section> byName = new LinkedHashMap<>();
  private final Deque<Saved> pushed = new ArrayDeque<>();
  private Section current;
  private Part previous;

  /** The three sections that every file has, .text being filled. */
  public Sections() {
    current = open(".text", null, false);
    previous = here();
    open(".data", null, false);
    open(".bss", null, false);
  }

  /** The section that is being filled. */
  public Section current() {
    return current;
  }

  /** All sections, in the order of their first mention. */
  public Collection<Section> all() {
    return byName.values();
  }

  /**
   * The section of a name, made at its first mention.
   *
   * @param flags null for those that its name implies
   */
  public Section open(String name, @Nullable Integer flags, boolean noBits) {
    Section known = byName.get(name);
    if (known != null) {
      return known;
    }
    int sectionFlags = flags != null ? flags : impliedFlags(name);
    boolean zeros = noBits || isFamily(name, ".bss") || isFamily(name, ".sbss");
    Section section = new Section(name, sectionFlags, zeros);
    byName.put(name, section);
    return section;
  }

  /** Goes on in another section and subsection. */
  public void switchTo(Section section, int subsection) {
    previous = here();
    section.continueIn(subsection);
    current = section;
  }

  /** Remembers section and subsection for {@link #pop} (.pushsection). */
  public void push() {
    pushed.push(new Saved(here(), previous));
  }

  /** Returns whether there was something to go back to. */
  public boolean pop() {
    if (pushed.isEmpty()) {
      return false;
    }
    Saved saved = pushed.pop();
    switchTo(saved.current().section(), saved.current().subsection());
    previous = saved.previous();
    return true;
  }

  /** Goes back to the section before this one (.previous). */
  public void swapWithPrevious() {
    switchTo(previous.section(), previous.subsection());
  }

  private Part here() {
    return new Part(current, current.subsection());
  }

  /** Whether a name is that of a section or begins with it and a dot. */
  public static boolean isFamily(String name, String family) {
    return name.equals(family) || name.startsWith(family + ".");
  }

  private static int impliedFlags(String name) {
    if (isFamily(name, ".text") || name.equals(".init") || name.equals(".fini")) {
      return CODE;
    }
    if (isFamily(name, ".rodata") || isFamily(name, ".srodata")) {
      return ElfSection.ALLOCATE;
    }
    boolean data =
        isFamily(name, ".data")
            || isFamily(name, ".sdata")
            || isFamily(name, ".bss")
            || isFamily(name, ".sbss")
            || name.endsWith("_array");
    return data ? DATA : 0;
  }
}
