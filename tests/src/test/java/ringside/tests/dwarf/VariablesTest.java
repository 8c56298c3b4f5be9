package ringside.tests.dwarf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** Variables in what gcc has compiled have the values that gdb says. */
@Timeout(300)
final class VariablesTest {
  private static final Pattern LINE = Pattern.compile("(?m)^ *(\\w+) = (.*)$");
  private static final int STOPS = 25;

  /** It has as many elements as it is told when it is made, which only gdb finds out. */
  private static final String VARIED = "room";

  @TempDir Path folder;

  static List<List<String>> ways() {
    return CrossTools.ways().toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void valuesAreThoseOfGdb(List<String> options) throws Exception {
    List<String> given = new ArrayList<>(options);
    given.add("-fno-inline");
    byte[] elf = CrossTools.compile(CrossTools.resource("frames.c"), given, folder);
    List<String> commands =
        new ArrayList<>(
            List.of(
                "break main",
                "break packed",
                "break deep",
                "break varied",
                "break leaf",
                "continue"));
    for (int i = 0; i < STOPS; i++) {
      commands.addAll(
          List.of("echo --- \\n", "info args", "info locals", "echo ours\\n", "monitor ours"));
      commands.add(i % 3 == 0 ? "continue" : "next");
    }
    commands.add("kill");
    String text = Gdb.run(elf, folder.resolve("program.elf"), run -> locals(run, 0), commands);
    int[] counts = compared(text, STOPS);
    assertThat(counts[0]).isGreaterThan(options.contains("-O0") ? 60 : 25);
    assertThat(counts[1]).isLessThan(options.contains("-O0") ? 12 : counts[0]);
  }

  /** Those of callers, which are in memory or in registers that were saved since. */
  @ParameterizedTest
  @MethodSource("ways")
  void valuesOfCallersAreThoseOfGdb(List<String> options) throws Exception {
    List<String> given = new ArrayList<>(options);
    given.add("-fno-inline");
    byte[] elf = CrossTools.compile(CrossTools.resource("frames.c"), given, folder);
    List<String> commands = new ArrayList<>(List.of("break leaf"));
    for (int i = 0; i < 4; i++) {
      commands.addAll(List.of("continue", "up", "up", "echo --- \\n", "info args"));
      commands.addAll(List.of("info locals", "echo ours\\n", "monitor ours"));
    }
    commands.add("kill");
    String text = Gdb.run(elf, folder.resolve("program.elf"), run -> locals(run, 2), commands);
    int[] counts = compared(text, 4);
    assertThat(counts[0]).isGreaterThan(options.contains("-O0") ? 8 : 2);
  }

  /** How many values are equal, and how many gdb alone knows. */
  private static int[] compared(String text, int stops) {
    String[] places = text.split("--- \n", -1);
    assertThat(places).hasSize(stops + 1);
    int[] counts = new int[2];
    for (int i = 1; i < places.length; i++) {
      String[] sides = places[i].split("ours\n", 2);
      Map<String, String> theirs = values(sides[0]);
      Map<String, String> ours = values(sides[1].split("\n[^ ]", 2)[0]);
      assertThat(ours.keySet()).as(places[i]).isEqualTo(theirs.keySet());
      for (String name : ours.keySet()) {
        boolean unknown = ours.get(name).startsWith("<") || name.equals(VARIED);
        counts[1] += unknown && !theirs.get(name).startsWith("<") ? 1 : 0;
        if (!unknown) {
          assertThat(ours.get(name)).as(name + " in " + places[i]).isEqualTo(theirs.get(name));
          counts[0]++;
        }
      }
    }
    return counts;
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new HashMap<>();
    Matcher lines = LINE.matcher(text);
    while (lines.find()) {
      String plain = lines.group(2).replaceAll("0x0*([0-9a-f])", "0x$1").strip();
      values.putIfAbsent(lines.group(1), plain);
    }
    return values;
  }

  private static String locals(Timeline timeline, int level) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, UTF_8);
    Recipe recipe = Recipe.of(new Trial(Guest.of("hello"), Machine.classic(), 1));
    Texts texts = new Texts(Locale.ENGLISH);
    Debugger debugger = new Debugger(timeline, texts, file -> Optional.empty(), out);
    debugger.execute("thread " + timeline.position().tid());
    debugger.execute(level == 0 ? "where" : "frame " + level);
    said.reset();
    debugger.execute("info locals");
    return said.toString(UTF_8);
  }
}
