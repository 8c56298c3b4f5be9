package ringside.kernel.file.proc;

import java.util.List;
import java.util.Locale;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.RegionPages;
import ringside.kernel.process.Process;

/** /proc/PID/smaps and smaps_rollup: what of each region is in memory, and whose else it is. */
record SmapsText(Process process) {
  private static final int KIB = 1024;

  /** There are no pages that are freed lazily, and no huge ones. */
  private static final List<String> NEVER =
      List.of(
          "LazyFree",
          "AnonHugePages",
          "ShmemPmdMapped",
          "FilePmdMapped",
          "Shared_Hugetlb",
          "Private_Hugetlb");

  /** All regions, one after the other. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (process.exitStatus() == null) {
      MapsText maps = new MapsText(process);
      for (Region region : process.space().regions()) {
        RegionPages pages = process.space().pages(region);
        text.append(maps.line(region));
        size(text, "Size", region.end() - region.start());
        size(text, "KernelPageSize", 4 * KIB);
        size(text, "MMUPageSize", 4 * KIB);
        pages(text, pages);
        text.append("THPeligible:    0\nVmFlags:").append(flags(region)).append(" \n");
      }
    }
    return text.toString();
  }

  /** All of them in one. */
  String rollup() {
    if (process.exitStatus() != null || process.space().regions().isEmpty()) {
      return "";
    }
    List<Region> regions = List.copyOf(process.space().regions());
    RegionPages sum = process.space().pages(regions.get(0));
    regions.stream().skip(1).forEach(region -> sum.add(process.space().pages(region)));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%08x-%08x ---p 00000000 00:00 0%26s[rollup]\n",
            regions.get(0).start(),
            regions.get(regions.size() - 1).end(),
            ""));
    pages(text, sum);
    return text.toString();
  }

  private static void pages(StringBuilder text, RegionPages pages) {
    size(text, "Rss", pages.resident());
    size(text, "Pss", pages.proportional());
    size(text, "Shared_Clean", pages.used(true, false));
    size(text, "Shared_Dirty", pages.used(true, true));
    size(text, "Private_Clean", pages.used(false, false));
    size(text, "Private_Dirty", pages.used(false, true));
    size(text, "Referenced", pages.referenced());
    size(text, "Anonymous", pages.anonymous());
    NEVER.forEach(none -> size(text, none, 0));
    size(text, "Swap", pages.swapped());
    size(text, "SwapPss", pages.swapped());
    size(text, "Locked", pages.locked());
  }

  private static void size(StringBuilder text, String name, long bytes) {
    text.append(String.format(Locale.ROOT, "%-15s %8d kB\n", name + ":", bytes / KIB));
  }

  /** Two letters each (Linux: show_smap_vma_flags). */
  private static String flags(Region region) {
    StringBuilder flags = new StringBuilder();
    flags.append(region.protection().read() ? " rd" : "");
    flags.append(region.protection().write() ? " wr" : "");
    flags.append(region.protection().execute() ? " ex" : "");
    flags.append(region.isShared() ? " sh" : "");
    flags.append(" mr");
    flags.append(region.mayWrite() ? " mw" : "");
    flags.append(" me");
    flags.append(region.isShared() ? " ms" : "");
    flags.append(region.kind() == Region.Kind.STACK ? " gd" : "");
    flags.append(region.treatment().isLocked() ? " lo" : "");
    flags.append(region.treatment().notForChild() ? " dc" : "");
    flags.append(region.treatment().emptyForChild() ? " wf" : "");
    flags.append(!region.isShared() && region.protection().write() ? " ac" : "");
    return flags.toString();
  }
}
