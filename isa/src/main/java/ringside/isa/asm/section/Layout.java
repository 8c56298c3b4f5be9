package ringside.isa.asm.section;

import java.util.List;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/**
 * Gives the fragments of a section their addresses, by the same steps as GNU as (relax_segment in
 * gas/write.c), because where a branch only just reaches, the order of guesses decides its size.
 */
public final class Layout {
  private static final int MOST_PASSES = 10_000;

  private Layout() {}

  /** Repeats until no size changes; what cannot be placed is reported. */
  public static void run(Section section, Diagnostics diagnostics) {
    section.padEnd();
    List<Fragment> fragments = section.fragments();
    for (Fragment fragment : fragments) {
      fragment.moveTo(0);
    }
    section.beginLayout();
    // The first pass sees all later fragments at address 0; the others where they were before.
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      if (!pass(fragments, diagnostics) && pass > 0) {
        return;
      }
    }
    throw new SourceException(0, "the branches of " + section.name() + " find no stable sizes");
  }

  private static boolean pass(List<Fragment> fragments, Diagnostics diagnostics) {
    boolean changed = false;
    int address = 0;
    for (Fragment fragment : fragments) {
      fragment.moveTo(address);
      changed |= relax(fragment, diagnostics);
      address += fragment.size();
    }
    return changed;
  }

  private static boolean relax(Fragment fragment, Diagnostics diagnostics) {
    try {
      return fragment.relax();
    } catch (SourceException problem) {
      Place place = fragment.place();
      if (place == null) {
        throw new IllegalStateException("a fragment without a place failed", problem);
      }
      diagnostics.error(place.line(), problem);
      return false;
    }
  }
}
