package ringside.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Commands that a page of the documentation shows, with some of the lines that they print. */
final class ShownRuns {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String COMMAND = "$ ./ringside ";
  private static final String LEFT_OUT = "…";
  private static final int MOST_SECONDS = 120;

  /** No quotes, pipes or files: words that mean the same without a shell and in any folder. */
  private static final Pattern PLAIN = Pattern.compile("\\./ringside [-\\w .=,]+");

  private static final Map<String, List<String>> PRINTED = new ConcurrentHashMap<>();

  private ShownRuns() {}

  /**
   * A command, and the lines that stand below it.
   *
   * @param page path from the project's folder
   * @param first number of the line behind the command, from 0
   * @param lines what stands there, up to the next command or the end of the block
   */
  record Shown(String page, String command, int first, List<String> lines) {
    @Override
    public String toString() {
      return page + ": " + command;
    }

    /** The line that is not printed there, as a sentence; empty where all are. */
    String difference() {
      List<String> printed = printed(command);
      int at = 0;
      boolean gap = false;
      for (String line : lines) {
        if (line.strip().equals(LEFT_OUT)) {
          gap = true;
          continue;
        }
        int found = printed.subList(at, printed.size()).indexOf(line);
        if (found < 0 || !gap && found > 0) {
          return "'" + line + "' is not printed " + (gap ? "after" : "as") + " line " + at;
        }
        at += found + 1;
        gap = false;
      }
      return "";
    }
  }

  /**
   * Lines of a page as they are printed now, where they differ but in numbers. Of several lines
   * that may be meant, it is the one that begins most alike.
   */
  static List<String> renewed(List<String> lines, List<String> printed) {
    List<String> renewed = new ArrayList<>();
    int at = 0;
    boolean gap = false;
    for (String line : lines) {
      boolean leftOut = line.strip().equals(LEFT_OUT);
      int found = leftOut ? -1 : likest(line, printed, at, gap ? printed.size() : at + 1);
      renewed.add(found < 0 ? line : printed.get(found));
      at = found < 0 ? at : found + 1;
      gap = leftOut;
    }
    return renewed;
  }

  private static int likest(String line, List<String> printed, int from, int to) {
    int best = -1;
    int most = -1;
    for (int i = from; i < Math.min(to, printed.size()); i++) {
      int alike = printed.get(i).equals(line) ? Integer.MAX_VALUE : alike(line, printed.get(i));
      if (shape(printed.get(i)).equals(shape(line)) && alike > most) {
        best = i;
        most = alike;
      }
    }
    return best;
  }

  /** How many characters both begin with, whatever the width of columns is. */
  private static int alike(String one, String other) {
    String a = one.strip().replaceAll(" +", " ");
    String b = other.strip().replaceAll(" +", " ");
    int count = 0;
    while (count < Math.min(a.length(), b.length()) && a.charAt(count) == b.charAt(count)) {
      count++;
    }
    return count;
  }

  private static String shape(String line) {
    return line.replaceAll("0x[0-9a-f]+|[0-9][0-9,.]*", "0").replaceAll("[ #]+", " ");
  }

  /** The commands of a page below which something stands. */
  static List<Shown> in(String page) throws IOException {
    List<Shown> all = new ArrayList<>();
    List<String> text = Files.readAllLines(HOME.resolve(page));
    boolean inBlock = false;
    Shown open = null;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.startsWith("```")) {
        inBlock = !inBlock;
        open = null;
      } else if (inBlock && line.startsWith("$ ")) {
        open = line.startsWith(COMMAND) ? shown(page, line, i) : null;
        if (open != null) {
          all.add(open);
        }
      } else if (open != null) {
        open.lines.add(line);
      }
    }
    all.removeIf(shown -> shown.lines.isEmpty());
    return all;
  }

  private static Shown shown(String page, String line, int number) {
    return new Shown(page, line.substring(2), number + 1, new ArrayList<>());
  }

  /** Writes a page anew, with the numbers that its commands print now. */
  static void renew(String page) throws IOException {
    List<String> text = new ArrayList<>(Files.readAllLines(HOME.resolve(page)));
    for (Shown shown : in(page)) {
      List<String> renewed = renewed(shown.lines, printed(shown.command));
      for (int i = 0; i < renewed.size(); i++) {
        text.set(shown.first + i, renewed.get(i));
      }
    }
    Files.write(HOME.resolve(page), text);
  }

  /** What a command prints; the same command runs once. */
  static List<String> printed(String command) {
    return PRINTED.computeIfAbsent(command, ShownRuns::runHere);
  }

  /** What a command prints when it is started as a reader starts it, which takes longer. */
  static List<String> launched(String command) {
    return PRINTED.computeIfAbsent(command, ShownRuns::launch);
  }

  private static List<String> runHere(String command) {
    if (!PLAIN.matcher(command).matches()) {
      return launch(command);
    }
    List<String> words = List.of(command.split(" ", -1));
    return CommandRun.of(words.subList(1, words.size()), Path.of("target"))
        .printed()
        .lines()
        .toList();
  }

  private static List<String> launch(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .directory(HOME.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
      return output.lines().toList();
    } catch (IOException gone) {
      return List.of("can't run: " + gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of("stopped");
    }
  }
}
