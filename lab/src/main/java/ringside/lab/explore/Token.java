package ringside.lab.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.lab.report.ShellWords;
import ringside.lab.session.Guest;

/**
 * A schedule as a line that can be mailed: {@code rs1:NAME@HASH:CHOICES}. Choices are counted in
 * instructions of programs, never in cycles.
 *
 * @param program its name
 * @param hash of its executable
 * @param path the choices
 */
public record Token(String program, String hash, Path path) {
  private static final String START = "rs1:";
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Of a schedule of a guest. */
  public static Token of(Guest guest, Path path) {
    return new Token(guest.name(), hash(guest.elf()), path);
  }

  /** Of a program's bytes: FNV-1a of 64 bits. */
  public static String hash(byte[] elf) {
    long hash = FNV_OFFSET;
    for (byte each : elf) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** Whether it is of a program, as it is now. */
  public boolean isOf(byte[] elf) {
    return hash.equals(hash(elf));
  }

  /** Whether a text is meant to be one. */
  public static boolean isLike(String text) {
    return text.startsWith(START);
  }

  /** The line. */
  public String text() {
    StringBuilder text = new StringBuilder(START).append(program).append('@').append(hash);
    text.append(':');
    for (int i = 0; i < path.choices().size(); i++) {
      text.append(i == 0 ? "" : ".").append(path.choices().get(i).text());
    }
    return text.toString();
  }

  /** The command that makes its run again, where the program has no arguments. */
  public String command() {
    return command(List.of());
  }

  /** The command that makes its run again. */
  public String command(List<String> arguments) {
    return command(List.of(program), arguments);
  }

  /** The same, with the words that name the program: of several sources, each. */
  public String command(List<String> programs, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("ringside", "run", "--schedule", text()));
    words.addAll(programs);
    return String.join(" ", words.stream().map(ShellWords::word).toList())
        + ShellWords.behind(arguments);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is none; the message says what is wrong
   */
  public static Token parse(String text) {
    int at = text.lastIndexOf('@');
    int colon = text.indexOf(':', Math.max(at, 0));
    if (!isLike(text) || at < START.length() || colon < 0) {
      throw new IllegalArgumentException("it is not rs1:NAME@HASH:CHOICES");
    }
    List<Choice> choices = new ArrayList<>();
    String rest = text.substring(colon + 1);
    if (!rest.isEmpty()) {
      Arrays.asList(rest.split("\\.", -1)).forEach(each -> choices.add(Choice.parse(each)));
    }
    return new Token(
        text.substring(START.length(), at), text.substring(at + 1, colon), new Path(choices));
  }
}
