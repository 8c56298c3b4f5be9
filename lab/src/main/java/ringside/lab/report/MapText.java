package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.kernel.memory.Region;
import ringside.lab.look.MemoryMap;

/** The regions of each process. */
final class MapText {
  /** Columns of a path. */
  private static final int FILE = 24;

  private final Texts texts;
  private final PrintStream out;

  MapText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  void print(List<MemoryMap> maps) {
    for (MemoryMap map : maps) {
      out.println(texts.get("look.process", ProcessNames.of(texts, map.processes())));
      table(map).lines(Paragraph.COLUMNS).forEach(out::println);
    }
  }

  private TextTable table(MemoryMap map) {
    TextTable table =
        new TextTable(
            3,
            texts.get("look.head.addresses"),
            texts.get("look.head.permissions"),
            texts.get("head.buffer"),
            texts.get("head.pages"),
            texts.get("look.head.resident"),
            texts.get("look.head.swapped"));
    for (MemoryMap.Row row : map.rows()) {
      Region region = row.region();
      table.row(
          Numbers.hex(region.start()) + "-" + Numbers.hex(region.end()),
          RegionText.letters(region),
          what(row),
          Numbers.grouped(row.pages()),
          Numbers.grouped(row.resident()),
          Numbers.grouped(row.swapped()));
    }
    return table.row(
        texts.get("head.total"),
        "",
        "",
        Numbers.grouped(map.rows().stream().mapToLong(MemoryMap.Row::pages).sum()),
        Numbers.grouped(map.rows().stream().mapToLong(MemoryMap.Row::resident).sum()),
        Numbers.grouped(map.rows().stream().mapToLong(MemoryMap.Row::swapped).sum()));
  }

  private String what(MemoryMap.Row row) {
    String name = RegionText.name(texts, row.region().kind());
    return (name + " " + TextTable.tail(row.file(), FILE)).strip();
  }
}
