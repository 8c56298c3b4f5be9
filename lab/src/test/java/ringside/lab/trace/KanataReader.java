package ringside.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a Kanata log 0004, and refuses commands that it does not have or that come too late. */
final class KanataReader {
  /** An entry: the cycle in which each of its stages begins, and that at which it retires. */
  static final class Entry {
    final Map<String, Long> stages = new LinkedHashMap<>();
    final List<String> labels = new ArrayList<>();
    long retired = -1;
    boolean flushed;

    boolean isKernel() {
      return stages.containsKey("K");
    }
  }

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private long cycle = -1;
  private long nextRetirement;

  static List<Entry> read(String text) {
    KanataReader reader = new KanataReader();
    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).isEqualTo("Kanata\t0004");
    lines.subList(1, lines.size()).forEach(line -> reader.command(line.split("\t", -1)));
    assertThat(reader.entries.values()).allMatch(entry -> entry.retired >= 0);
    return new ArrayList<>(reader.entries.values());
  }

  private void command(String[] words) {
    switch (words[0]) {
      case "C=" -> {
        assertThat(cycle).isEqualTo(-1);
        cycle = Long.parseLong(words[1]);
      }
      case "C" -> {
        assertThat(Long.parseLong(words[1])).isPositive();
        cycle += Long.parseLong(words[1]);
      }
      case "I" -> {
        assertThat(words).hasSize(4);
        assertThat(Long.parseLong(words[1])).isEqualTo(entries.size());
        entries.put(Long.parseLong(words[1]), new Entry());
      }
      case "L" -> {
        assertThat(words).hasSize(4);
        entry(words).labels.add(words[3]);
      }
      case "S" -> {
        assertThat(words).hasSize(4);
        assertThat(entry(words).stages.put(words[3], cycle)).isNull();
      }
      case "R" -> retire(words);
      default -> throw new AssertionError("no command: " + words[0]);
    }
  }

  private void retire(String[] words) {
    assertThat(words).hasSize(4);
    Entry entry = entry(words);
    entry.retired = cycle;
    entry.flushed = words[3].equals("1");
    assertThat(Long.parseLong(words[2])).isEqualTo(nextRetirement);
    nextRetirement += entry.flushed ? 0 : 1;
  }

  /** One that has begun, and has not retired. */
  private Entry entry(String[] words) {
    assertThat(cycle).isNotNegative();
    Entry entry = entries.get(Long.parseLong(words[1]));
    assertThat(entry).isNotNull();
    assertThat(entry.retired).isNegative();
    return entry;
  }
}
