package ringside.tests.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.isa.Register;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.dwarf.FrameRow;
import ringside.isa.elf.dwarf.FrameTable;
import ringside.lab.debug.Timeline;
import ringside.lab.explain.Frame;

/** Callers in what gcc has compiled are those that gdb finds, at each instruction of functions. */
@Timeout(300)
final class FramesTest {
  private static final Pattern FRAME =
      Pattern.compile("(?m)^#\\d+ +(?:0x([0-9a-f]+) in )?(\\w+) \\(");
  private static final int STEPS = 100;

  @TempDir Path folder;

  static List<List<String>> ways() {
    return CrossTools.ways().toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void callersAreThoseOfGdb(List<String> options) throws Exception {
    List<String> given = new ArrayList<>(options);
    given.add("-fno-inline");
    byte[] elf = CrossTools.compile(CrossTools.resource("frames.c"), given, folder);
    assertThat(ElfReader.read(elf).debug().frames().size()).isGreaterThan(4);
    List<String> commands = new ArrayList<>(List.of("break deep", "continue", "delete"));
    for (int i = 0; i < STEPS; i++) {
      commands.addAll(List.of("echo --- \\n", "backtrace", "monitor ours", "stepi"));
    }
    commands.add("kill");
    String text = Gdb.run(elf, folder.resolve("program.elf"), FramesTest::callers, commands);
    String[] places = text.split("--- \n", -1);
    assertThat(places).hasSize(STEPS + 1);
    int deepest = 0;
    for (int i = 1; i < places.length; i++) {
      List<String> theirs = callers(places[i]);
      List<String> ours =
          List.of(places[i].split("ours:", 2)[1].split("\n", 2)[0].strip().split(" "));
      assertThat(ours).as(places[i]).containsSequence(theirs);
      deepest = Math.max(deepest, theirs.size());
    }
    assertThat(deepest).isGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void rowsAreThoseOfReadelf(List<String> options) throws Exception {
    byte[] elf = CrossTools.compile(CrossTools.resource("frames.c"), options, folder);
    FrameTable frames = ElfReader.read(elf).debug().frames();
    String file = folder.resolve("program.elf").toString();
    String dump = CrossTools.binutil("readelf", "-W", "--debug-dump=frames-interp", file);
    List<String> columns = List.of();
    int compared = 0;
    for (String line : dump.split("\n", -1)) {
      List<String> words = List.of(line.strip().split(" +"));
      if (words.get(0).equals("LOC")) {
        columns = words;
      } else if (line.matches("[0-9a-f]{8} [a-z0-9]+[+-]\\d+.*") && !line.startsWith("0000000")) {
        FrameRow row = frames.at(Integer.parseInt(words.get(0), 16)).orElseThrow();
        assertThat(text(row, columns)).as(line).isEqualTo(words.subList(1, words.size()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  /** A row as readelf writes it. */
  private static List<String> text(FrameRow row, List<String> columns) {
    String sign = row.offset() < 0 ? "" : "+";
    List<String> words = new ArrayList<>(List.of(Register.name(row.base()) + sign + row.offset()));
    for (String column : columns.subList(2, columns.size())) {
      Integer saved = row.saved().get(Register.number(column));
      words.add(saved == null ? "u" : "c" + (saved < 0 ? "" : "+") + saved);
    }
    return words;
  }

  /** The addresses at which gdb's callers go on, down to main. */
  private static List<String> callers(String text) {
    List<String> found = new ArrayList<>();
    Matcher frames = FRAME.matcher(text);
    boolean first = true;
    while (frames.find()) {
      if (!first && frames.group(1) != null) {
        found.add(frames.group(1).replaceFirst("^0+", ""));
      }
      first = false;
    }
    return found;
  }

  private static String callers(Timeline timeline) {
    StringBuilder text = new StringBuilder("ours:");
    List<Frame> frames = timeline.view().backtrace(timeline.position().tid());
    for (int i = 0; i < frames.size(); i++) {
      int times = i == 0 ? frames.get(0).times() - 1 : frames.get(i).times();
      for (int time = 0; time < times; time++) {
        text.append(' ').append(Integer.toHexString(frames.get(i).pc()));
      }
    }
    return text.append('\n').toString();
  }
}
