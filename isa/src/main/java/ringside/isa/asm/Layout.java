package ringside.isa.asm;

import java.util.List;

/** Gives the fragments of a section their addresses. */
final class Layout {
  private static final int MOST_PASSES = 10_000;

  private Layout() {}

  /** Repeats until no size changes; what cannot be placed is reported. */
  static void run(Section section, Diagnostics diagnostics) {
    section.beginLayout();
    List<Fragment> fragments = section.fragments();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      if (!pass(fragments, diagnostics)) {
        place(fragments);
        return;
      }
    }
    throw new IllegalStateException("layout of " + section.name() + " does not settle");
  }

  private static boolean pass(List<Fragment> fragments, Diagnostics diagnostics) {
    place(fragments);
    boolean changed = false;
    int address = 0;
    for (Fragment fragment : fragments) {
      fragment.moveTo(address);
      changed |= relax(fragment, diagnostics);
      address += fragment.size();
    }
    return changed;
  }

  private static void place(List<Fragment> fragments) {
    int address = 0;
    for (Fragment fragment : fragments) {
      fragment.moveTo(address);
      address += fragment.size();
    }
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
