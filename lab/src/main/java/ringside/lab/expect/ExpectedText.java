package ringside.lab.expect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ringside.isa.ByteText;

/**
 * What a program should print: a text, or {@code /regex/} that all of it has to match. Whether the
 * last line is ended does not matter, but where each byte counts.
 */
public final class ExpectedText {
  private final String text;
  private final @Nullable Pattern pattern;
  private final boolean eachByte;

  private ExpectedText(String text, @Nullable Pattern pattern, boolean eachByte) {
    this.text = text;
    this.pattern = pattern;
    this.eachByte = eachByte;
  }

  /**
   * The first line that is another.
   *
   * @param line its number, from 1; 0 where a pattern does not match
   * @param expected what should stand there; null behind the end
   * @param printed what stands there; null behind the end
   */
  public record Mismatch(int line, @Nullable String expected, @Nullable String printed) {}

  /**
   * Reads what is expected.
   *
   * @throws IllegalArgumentException where it is no regular expression between the slashes; the
   *     message says why
   */
  public static ExpectedText of(String written) {
    if (written.length() < 2 || !written.startsWith("/") || !written.endsWith("/")) {
      return new ExpectedText(stripped(written), null, false);
    }
    String regex = written.substring(1, written.length() - 1);
    try {
      return new ExpectedText(regex, Pattern.compile(regex, Pattern.DOTALL), false);
    } catch (IllegalArgumentException wrong) {
      String why = String.valueOf(wrong.getMessage());
      int end = why.indexOf('\n');
      throw new IllegalArgumentException(end < 0 ? why : why.substring(0, end).strip(), wrong);
    }
  }

  /** A text that is meant as it stands, whatever it begins and ends with. */
  public static ExpectedText exactly(String text) {
    return new ExpectedText(stripped(text), null, false);
  }

  /** Bytes, each of which counts; lines that differ come with their ends. */
  public static ExpectedText toTheByte(byte[] bytes) {
    return new ExpectedText(ByteText.decode(bytes), null, true);
  }

  /** Where a program has printed something else; empty where it has not. */
  public Optional<Mismatch> check(byte[] printed) {
    return check(eachByte ? ByteText.decode(printed) : new String(printed, StandardCharsets.UTF_8));
  }

  /** Where a program has printed something else; empty where it has not. */
  public Optional<Mismatch> check(String printed) {
    String given = eachByte ? printed : stripped(printed);
    if (pattern != null) {
      return matches(pattern, given) ? Optional.empty() : Optional.of(new Mismatch(0, text, given));
    }
    List<String> expected = lines(text);
    List<String> lines = lines(given);
    for (int i = 0; i < Math.max(expected.size(), lines.size()); i++) {
      String should = i < expected.size() ? expected.get(i) : null;
      String is = i < lines.size() ? lines.get(i) : null;
      if (should == null || !should.equals(is)) {
        return Optional.of(new Mismatch(i + 1, should, is));
      }
    }
    return Optional.empty();
  }

  /** Without their ends, where those do not count. */
  private List<String> lines(String all) {
    if (!eachByte) {
      return Arrays.asList(all.split("\n", -1));
    }
    return all.isEmpty() ? List.of() : Arrays.asList(all.split("(?<=\n)", 0));
  }

  /** Whether a pattern matches; where it takes too long to find out, it does not. */
  private static boolean matches(Pattern pattern, String given) {
    try {
      return pattern.matcher(new LimitedText(given)).matches();
    } catch (LimitedText.Exhausted tooLong) {
      return false;
    }
  }

  private static String stripped(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
