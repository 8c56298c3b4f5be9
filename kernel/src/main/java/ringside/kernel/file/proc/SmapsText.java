package ringside.kernel.file.proc;

import java.util.Locale;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.RegionPages;
import ringside.kernel.process.Process;

/** /proc/PID/smaps and smaps_rollup: what of each region is in memory, and whose else it is. */
record SmapsText(Process process) {
  private static final int KIB = 1024;

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
        pages(text, pages, region.treatment().isLocked() ? pages.proportional() : 0);
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
    int first = process.space().regions().iterator().next().start();
    int end = first;
    long locked = 0;
    RegionPages sum = null;
    for (Region region : process.space().regions()) {
      RegionPages pages = process.space().pages(region);
      locked += region.treatment().isLocked() ? pages.proportional() : 0;
      end = region.end();
      if (sum == null) {
        sum = pages;
      } else {
        sum.add(pages);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%08x-%08x ---p 00000000 00:00 0", first, end)
            + " ".repeat(26)
            + "[rollup]\n");
    if (sum != null) {
      pages(text, sum, locked);
    }
    return text.toString();
  }

  private static void pages(StringBuilder text, RegionPages pages, long locked) {
    size(text, "Rss", pages.resident());
    size(text, "Pss", pages.proportional());
    size(text, "Shared_Clean", pages.used(true, false));
    size(text, "Shared_Dirty", pages.used(true, true));
    size(text, "Private_Clean", pages.used(false, false));
    size(text, "Private_Dirty", pages.used(false, true));
    size(text, "Referenced", pages.referenced());
    size(text, "Anonymous", pages.anonymous());
    for (String none : new String[] {"LazyFree", "AnonHugePages", "ShmemPmdMapped"}) {
      size(text, none, 0);
    }
    for (String none : new String[] {"FilePmdMapped", "Shared_Hugetlb", "Private_Hugetlb"}) {
      size(text, none, 0);
    }
    size(text, "Swap", pages.swapped());
    size(text, "SwapPss", pages.swapped());
    size(text, "Locked", locked);
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
