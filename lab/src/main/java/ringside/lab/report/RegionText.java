package ringside.lab.report;

import java.util.Locale;
import ringside.kernel.memory.Region;

/** Regions of address spaces in words and letters. */
public final class RegionText {
  private RegionText() {}

  /** What a region is for, in the language of the texts. */
  public static String name(Texts texts, Region.Kind kind) {
    return texts.get("region." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** As in {@code r-xp}: what is allowed, and whether it is shared or private. */
  public static String letters(Region region) {
    return region.protection().letters() + (region.isShared() ? "s" : "p");
  }
}
