package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.process.Process;
import ringside.lab.look.FrameMap;

/** What the frames of memory are for: a table by owner, and a letter for each of them. */
final class FramesText {
  private static final int COLUMNS = 64;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Texts texts;
  private final PrintStream out;
  private final Map<Integer, Character> letters = new TreeMap<>();

  FramesText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** What a row of the table tells of; ranks are its order. */
  private record Owner(int rank, char letter, String title) {}

  void print(FrameMap map) {
    map.frames().stream()
        .flatMap(frame -> frame.processes().stream())
        .mapToInt(Process::pid)
        .distinct()
        .sorted()
        .forEach(pid -> letters.put(pid, LETTERS.charAt(letters.size() % LETTERS.length())));
    List<Owner> owners = map.frames().stream().map(this::owner).toList();
    table(owners).lines(Paragraph.COLUMNS).forEach(out::println);
    out.println();
    rows(map.first(), owners);
  }

  private TextTable table(List<Owner> owners) {
    Map<Owner, Integer> counts = new LinkedHashMap<>();
    owners.stream()
        .sorted(Comparator.comparing(Owner::rank).thenComparing(Owner::letter))
        .forEach(owner -> counts.merge(owner, 1, Integer::sum));
    TextTable table =
        new TextTable(
            2, "", texts.get("look.head.owner"), texts.get("head.frames"), texts.get("head.part"));
    counts.forEach(
        (owner, count) ->
            table.row(
                String.valueOf(owner.letter),
                owner.title,
                Numbers.grouped(count),
                Numbers.percent(count, owners.size())));
    return table.row(
        "",
        texts.get("head.total"),
        Numbers.grouped(owners.size()),
        Numbers.percent(owners.size(), owners.size()));
  }

  private Owner owner(FrameMap.Entry frame) {
    List<Process> mappers = frame.processes();
    return switch (frame.use()) {
      case KERNEL_IMAGE -> new Owner(0, '#', texts.get("look.frames.image"));
      case KERNEL -> new Owner(1, 'k', texts.get("look.frames.kernel"));
      case PAGE_TABLE -> new Owner(2, 't', texts.get("look.frames.tables"));
      case FILE -> new Owner(5, 'f', texts.get("look.frames.files"));
      case FREE -> new Owner(7, '.', texts.get("look.frames.free"));
      case PAGE -> ofPage(mappers);
    };
  }

  private Owner ofPage(List<Process> mappers) {
    if (mappers.isEmpty()) {
      return new Owner(6, 'u', texts.get("look.frames.unmapped"));
    }
    String names = ProcessNames.of(texts, mappers);
    if (mappers.size() > 1) {
      return new Owner(4, 's', texts.get("look.frames.shared", names));
    }
    char letter = letters.getOrDefault(mappers.get(0).pid(), '?');
    return new Owner(3, letter, texts.get("look.process", names));
  }

  /** Rows that are alike stand once, with how many they are. */
  private void rows(int first, List<Owner> owners) {
    List<String> rows = new ArrayList<>();
    for (int start = 0; start < owners.size(); start += COLUMNS) {
      StringBuilder row = new StringBuilder();
      owners
          .subList(start, Math.min(start + COLUMNS, owners.size()))
          .forEach(owner -> row.append(owner.letter));
      rows.add(row.toString());
    }
    for (int row = 0; row < rows.size(); ) {
      int end = row + 1;
      while (end < rows.size() && rows.get(end).equals(rows.get(row))) {
        end++;
      }
      String times = end - row == 1 ? "" : " " + texts.get("look.frames.times", end - row);
      String address = Numbers.hex(first + row * COLUMNS << 12);
      out.println("  " + address + "  " + rows.get(row) + times);
      row = end;
    }
  }
}
