package ringside.lab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.MissRow;
import ringside.lab.place.ProgramBook;
import ringside.mmu.MissObserver.Buffer;

/** What a thread missed, and why, in sentences. */
final class BlameSentences {
  private static final int MOST_REASONS = 5;

  private final Texts texts;
  private final ProgramBook programs;

  BlameSentences(Texts texts, ProgramBook programs) {
    this.texts = texts;
    this.programs = programs;
  }

  /**
   * A sentence for each thread and buffer.
   *
   * @param most threads; those whose misses took most cycles are told of, by tid
   */
  List<String> threads(List<MissRow> rows, int most) {
    List<List<MissRow>> all =
        List.copyOf(
            rows.stream()
                .collect(Collectors.groupingBy(MissRow::tid, TreeMap::new, Collectors.toList()))
                .values());
    List<List<MissRow>> told =
        all.stream()
            .sorted(Comparator.comparing(own -> -BlameReport.cycles(own)))
            .limit(most)
            .sorted(Comparator.comparing(own -> own.get(0).tid()))
            .toList();
    List<String> lines = new ArrayList<>();
    told.forEach(own -> lines.addAll(thread(own)));
    if (told.size() < all.size()) {
      long rest = BlameReport.count(rows) - told.stream().mapToLong(BlameReport::count).sum();
      int more = all.size() - told.size();
      lines.add("  " + texts.get("blame.more", more, Numbers.grouped(rest), all.size()));
    }
    return lines;
  }

  private List<String> thread(List<MissRow> own) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + who(own.get(0).pid(), own.get(0).tid()));
    own.stream()
        .collect(Collectors.groupingBy(MissRow::buffer, TreeMap::new, Collectors.toList()))
        .forEach((buffer, some) -> lines.addAll(Paragraph.lines(sentence(buffer, some), 4)));
    return lines;
  }

  /** Which thread. */
  String who(int pid, int tid) {
    return tid == 0
        ? texts.get("blame.boot")
        : texts.get("blame.thread", tid, programs.name(pid), pid);
  }

  private String sentence(Buffer buffer, List<MissRow> own) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    own.stream()
        .sorted(Comparator.comparing((MissRow row) -> row.culprit().kind()))
        .forEach(row -> reasons.merge(reason(row.culprit()), row.count(), Long::sum));
    String all = String.join(", ", most(reasons));
    return texts.get(
        "blame.sentence",
        Numbers.grouped(BlameReport.count(own)),
        texts.get("buffer." + buffer.name()),
        Numbers.grouped(BlameReport.cycles(own)),
        all);
  }

  /** The most frequent ones, and how many others there are. */
  private List<String> most(Map<String, Long> reasons) {
    List<String> words = new ArrayList<>();
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .forEach(each -> words.add(each.getKey().replace("#", Numbers.grouped(each.getValue()))));
    if (reasons.size() > MOST_REASONS) {
      long all = reasons.values().stream().mapToLong(Long::longValue).sum();
      long said =
          reasons.values().stream()
              .sorted(Comparator.reverseOrder())
              .limit(MOST_REASONS)
              .mapToLong(Long::longValue)
              .sum();
      words.add(
          texts.get("blame.others", Numbers.grouped(all - said), reasons.size() - MOST_REASONS));
    }
    return words;
  }

  /** Why, with # in the place of how often. */
  private String reason(Culprit culprit) {
    String key = "blame.reason." + culprit.kind().name();
    return switch (culprit.kind()) {
      case COLD, SELF -> texts.get(key);
      case OTHER ->
          culprit.tid() == 0 ? texts.get("blame.reason.boot") : texts.get(key, culprit.tid());
      case SWITCH -> texts.get(key, culprit.pid());
      case SPACE, FENCE -> texts.get(key, culprit.site().what(), culprit.tid());
    };
  }
}
