package ringside.lab.report;

import java.util.Locale;
import ringside.kernel.memory.Region;
import ringside.lab.explain.AddressPlace;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;

/** Places of memory and of code, in words. */
final class PlaceText {
  private final Texts texts;

  PlaceText(Texts texts) {
    this.texts = texts;
  }

  /** As in {@code stack 0xbffff000-0xc0000000 rw-}. */
  String of(AddressPlace place) {
    Region region = place.region();
    if (region == null) {
      return texts.get(place.kind() == AddressPlace.Kind.KERNEL ? "place.kernel" : "place.nothing");
    }
    return texts.get("region." + region.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        + " "
        + Numbers.hex(region.start())
        + "-"
        + Numbers.hex(region.end())
        + " "
        + region.protection().letters();
  }

  /** As in {@code walk (count.s:12, pc 0x000100a4)} or {@code the kernel (write)}. */
  String of(Site site, ProgramBook programs) {
    if (site.inKernel()) {
      return site.what().isEmpty()
          ? texts.get("place.in.kernel")
          : texts.get("place.in.kernel.for", site.what());
    }
    String line = programs.line(site);
    return texts.get(
        line.isEmpty() ? "place.in.program" : "place.in.line",
        programs.function(site),
        Numbers.hex(site.pc()),
        line);
  }
}
