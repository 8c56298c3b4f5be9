package ringside.junit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where what was printed is another text than expected, in words. */
final class Difference {
  private static final int LONGEST = 70;

  private Difference() {}

  /** The first line that differs, with what should stand there; null where all is the same. */
  static @Nullable String between(String stream, byte[] expected, byte[] printed) {
    if (Arrays.equals(expected, printed)) {
      return null;
    }
    List<String> should = lines(expected);
    List<String> is = lines(printed);
    int line = 0;
    while (line < should.size() && line < is.size() && should.get(line).equals(is.get(line))) {
      line++;
    }
    Words words = Words.ofHost();
    return words.get("differs", stream, line + 1)
        + "\n  "
        + words.get("differs.expected", shown(should, line, words))
        + "\n  "
        + words.get("differs.printed", shown(is, line, words));
  }

  /** Each with its end, so that a missing last one differs, too. */
  private static List<String> lines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return List.of(text.split("(?<=\n)", -1));
  }

  private static String shown(List<String> lines, int index, Words words) {
    String line = index < lines.size() ? lines.get(index) : "";
    if (line.isEmpty()) {
      return words.get("differs.end");
    }
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean readable = text.strip().codePoints().allMatch(c -> c >= ' ' && c != 0xfffd);
    String quoted = readable ? text.replace("\n", "\\n") : Shell.octal(bytes);
    return '"' + (quoted.length() > LONGEST ? quoted.substring(0, LONGEST) + "..." : quoted) + '"';
  }
}
