package ringside.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a value change dump by the grammar of IEEE 1364-2001, clause 18.2, and refuses what it does
 * not have: declarations first, then time and values of declared variables, time always later.
 */
final class VcdReader {
  private static final Set<String> TYPES = Set.of("wire", "reg", "integer", "time", "event");
  private static final Set<String> UNITS = Set.of("s", "ms", "us", "ns", "ps", "fs");

  /** A declared variable. */
  record Variable(String type, int bits, String name) {}

  /** A variable has a value, x for unknown, from a time on. */
  record Change(long time, String name, String value) {}

  private final List<String> tokens;
  private final Map<String, Variable> variables = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int at;
  private long time = -1;

  private VcdReader(String text) {
    this.tokens = Arrays.stream(text.split("\\s+")).toList();
  }

  static VcdReader read(String text) {
    VcdReader reader = new VcdReader(text);
    reader.declarations();
    reader.simulation();
    return reader;
  }

  List<Change> changes() {
    return changes;
  }

  Map<String, Variable> variables() {
    return variables;
  }

  private String next() {
    assertThat(at).isLessThan(tokens.size());
    return tokens.get(at++);
  }

  private List<String> toEnd() {
    List<String> words = new ArrayList<>();
    for (String word = next(); !word.equals("$end"); word = next()) {
      assertThat(word).doesNotMatch("\\$[a-z].*");
      words.add(word);
    }
    return words;
  }

  private void declarations() {
    int depth = 0;
    boolean scaled = false;
    for (String keyword = next(); !keyword.equals("$enddefinitions"); keyword = next()) {
      List<String> words = toEnd();
      switch (keyword) {
        case "$version", "$date", "$comment" -> assertThat(words).isNotEmpty();
        case "$timescale" -> {
          assertThat(Set.of("1", "10", "100")).contains(words.get(0));
          assertThat(UNITS).contains(words.get(1));
          scaled = true;
        }
        case "$scope" -> {
          assertThat(words).hasSize(2);
          assertThat(words.get(1)).matches("[A-Za-z_][A-Za-z0-9_$]*");
          depth++;
        }
        case "$upscope" -> depth--;
        case "$var" -> variable(words);
        default -> throw new AssertionError("no declaration: " + keyword);
      }
    }
    assertThat(toEnd()).isEmpty();
    assertThat(depth).isZero();
    assertThat(scaled).isTrue();
  }

  private void variable(List<String> words) {
    assertThat(words).hasSize(4);
    assertThat(TYPES).contains(words.get(0));
    int bits = Integer.parseInt(words.get(1));
    assertThat(bits).isPositive();
    assertThat(words.get(2)).matches("[!-~]+");
    Variable made = new Variable(words.get(0), bits, words.get(3));
    assertThat(variables.put(words.get(2), made)).isNull();
  }

  private void simulation() {
    boolean dumping = false;
    while (at < tokens.size()) {
      String token = next();
      if (token.startsWith("#")) {
        long now = Long.parseUnsignedLong(token.substring(1));
        assertThat(now).isGreaterThan(time);
        time = now;
      } else if (token.equals("$dumpvars")) {
        assertThat(dumping).isFalse();
        dumping = true;
      } else if (token.equals("$end")) {
        assertThat(dumping).isTrue();
        dumping = false;
      } else {
        change(token);
      }
    }
    assertThat(dumping).isFalse();
  }

  private void change(String token) {
    assertThat(time).isNotNegative();
    boolean vector = token.matches("[bB][01xXzZ]+");
    assertThat(vector || token.matches("[01xXzZ][!-~]+")).as(token).isTrue();
    Variable changed = variables.get(vector ? next() : token.substring(1));
    assertThat(changed).as(token).isNotNull();
    String value = vector ? token.substring(1) : token.substring(0, 1);
    assertThat(value.length()).isLessThanOrEqualTo(changed.bits());
    assertThat(vector).isEqualTo(changed.bits() > 1);
    changes.add(new Change(time, changed.name(), value));
  }
}
