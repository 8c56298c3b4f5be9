package ringside.kernel.file.proc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.process.Process;

/** /proc/PID/maps: a line a region. */
record MapsText(Process process) {
  private static final int NAME_COLUMN = 73;

  String text() {
    StringBuilder text = new StringBuilder();
    if (process.exitStatus() == null) {
      process.space().regions().forEach(region -> text.append(line(region)));
    }
    return text.toString();
  }

  /** The line of a region. */
  String line(Region region) {
    String name = name(region);
    RegularFile file = file(region);
    String numbers =
        String.format(
            Locale.ROOT,
            "%08x-%08x %s%s %08x 00:%02x %d",
            region.start(),
            region.end(),
            region.protection().letters(),
            region.isShared() ? "s" : "p",
            file == null ? 0 : region.backingPage() << 12,
            file == null ? 0 : file.fileSystem().device(),
            file == null ? 0 : file.number());
    return (name.isEmpty()
            ? numbers
            : String.format(Locale.ROOT, "%-" + NAME_COLUMN + "s%s", numbers, name))
        + "\n";
  }

  private String name(Region region) {
    return switch (region.kind()) {
      case CODE, DATA -> process.command().program();
      case HEAP -> "[heap]";
      case STACK -> "[stack]";
      case SIGNAL_RETURN -> "[vdso]";
      case MAPPING, FILE -> {
        RegularFile file = file(region);
        yield file == null ? "" : file.lastPath();
      }
    };
  }

  private static @Nullable RegularFile file(Region region) {
    SharedPages backing = region.backing();
    return backing != null && backing.file() instanceof RegularFile file ? file : null;
  }
}
