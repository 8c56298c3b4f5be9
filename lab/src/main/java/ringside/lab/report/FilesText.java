package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.kernel.file.OpenFile;
import ringside.lab.look.DescriptorTable;

/** The descriptors of each process. */
final class FilesText {
  /** More than these would not fit in a cell. */
  private static final int MOST = 2;

  /** Columns of a path. */
  private static final int ROOM = 24;

  private static final List<String> MODES = List.of("r", "w", "rw");

  private final Texts texts;
  private final PrintStream out;

  FilesText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  void print(List<DescriptorTable> tables) {
    for (DescriptorTable table : tables) {
      out.println(texts.get("look.process", ProcessNames.of(table.process())));
      TextTable rows =
          new TextTable(
              4,
              "fd",
              texts.get("head.buffer"),
              texts.get("look.head.flags"),
              texts.get("look.head.shared"),
              texts.get("look.head.position"));
      table.rows().forEach(row -> add(rows, row));
      rows.lines(Paragraph.COLUMNS).forEach(out::println);
    }
  }

  private void add(TextTable table, DescriptorTable.Row row) {
    OpenFile file = row.file();
    table.row(
        String.valueOf(row.number()),
        TextTable.tail(file.path(), ROOM),
        flags(row),
        others(row.others()),
        file.position() < 0 ? "" : Numbers.grouped(file.position()));
  }

  private static String flags(DescriptorTable.Row row) {
    OpenFile file = row.file();
    List<String> flags = new ArrayList<>();
    flags.add(file.onlyNames() ? "path" : MODES.get(file.accessMode()));
    if (file.appending()) {
      flags.add("append");
    }
    if (file.nonBlocking()) {
      flags.add("nonblock");
    }
    if (row.closeOnExec()) {
      flags.add("cloexec");
    }
    return String.join(" ", flags);
  }

  private String others(List<DescriptorTable.Holder> others) {
    String names =
        others.stream()
            .limit(MOST)
            .map(holder -> holder.process().pid() + ":" + holder.number())
            .collect(Collectors.joining(", "));
    int rest = others.size() - MOST;
    return rest <= 0 ? names : names + " " + texts.get("look.more", rest);
  }
}
