package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.debugger.panel.Row;
import ringside.lab.debugger.panel.Tone;
import ringside.lab.report.Columns;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.programs.Catalogue;

/** What is seen at a stop, in windows of any size. */
final class PanelsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Debugger debugger(String language) {
    Recipe recipe =
        Recipe.of(new Trial(Guest.of("race").args("2", "20"), Machine.classic(), 20_000_000));
    return new Debugger(
        new Timeline(recipe, () -> false),
        new Texts(Locale.forLanguageTag(language)),
        PanelsTest::source,
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static Optional<List<String>> source(String file) {
    return Optional.ofNullable(Catalogue.load(file))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList());
  }

  private static void run(Debugger debugger, String... lines) {
    for (String line : lines) {
      debugger.execute(line);
    }
  }

  private static String text(List<Row> rows) {
    return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
  }

  private static String toned(List<Row> rows, Tone tone) {
    return rows.stream()
        .flatMap(row -> row.parts().stream())
        .filter(part -> part.tone() == tone)
        .map(Row.Part::text)
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void everyWindowIsLargeEnough(String language) {
    Debugger debugger = debugger(language);
    for (String place : List.of("start", "end", "switch 4", "crash", "output 3", "90000")) {
      run(debugger, "goto " + place);
      for (int columns = 20; columns < 210; columns += 19) {
        for (int rows = 1; rows < 60; rows += 5) {
          run(debugger, "thread 2");
          debugger.panels().fit(columns, rows);
          List<Row> drawn = debugger.panels().afterStop();
          assertThat(drawn.size()).as(place + " " + columns + "x" + rows).isLessThanOrEqualTo(rows);
          for (Row row : drawn) {
            assertThat(Columns.width(row.text())).as(row.text()).isLessThanOrEqualTo(columns);
          }
        }
      }
    }
  }

  @Test
  void theStopIsMarkedAndWhatHasChanged() {
    Debugger debugger = debugger("en");
    debugger.panels().fit(100, 60);
    run(debugger, "b work", "c");
    debugger.panels().afterStop();
    run(debugger, "s");
    List<Row> drawn = debugger.panels().afterStop();
    assertThat(text(drawn))
        .containsSubsequence(
            "-- code: work+0x8, race.s:74 ---",
            "     73      la   t0, counter",
            "=>   74      la   t1, updates",
            "   0x000101ac  auipc t1, 0x2",
            "-- registers ---",
            "t0   0x00012008*",
            "-- threads ---",
            "    2     2 race   blocked",
            "  * 3     2 race   running",
            "-- stack: sp 0xbf7fdfe0 ---",
            "sp+8    0x000101a4  work, race.s:73",
            "-- TLB ---",
            "DTLB: ",
            " by thread 2",
            "-- output ---");
    assertThat(toned(drawn, Tone.CHANGED)).isEqualTo("t0   0x00012008*");
    assertThat(toned(drawn, Tone.CURRENT)).contains("=>   74", "auipc", "* 3").doesNotContain("73");
    assertThat(debugger.panels().afterStop()).as("nobody has moved").isEmpty();
    run(debugger, "p $sp", "info threads", "panels");
    assertThat(debugger.panels().afterStop()).as("nobody has moved").isEmpty();
    run(debugger, "where");
    assertThat(debugger.panels().afterStop()).as("somebody looks again").isNotEmpty();
    run(debugger, "thread 2");
    assertThat(text(debugger.panels().afterStop())).contains("* 2 ", "thread_join+0x20, lib/thr");
  }

  @Test
  void whatIsMissedLeastGoesFirst() {
    Debugger debugger = debugger("en");
    run(debugger, "b work", "c");
    debugger.panels().fit(79, 18);
    assertThat(text(debugger.panels().afterStop()))
        .contains("-- code", "-- registers", "-- threads", "-- stack", "no room for: output");
    run(debugger, "panel registers off", "panel stack off", "thread 3");
    assertThat(text(debugger.panels().afterStop()))
        .contains("-- code", "-- threads", "-- TLB", "-- output")
        .doesNotContain("no room", "-- registers");
    run(debugger, "thread 3");
    debugger.panels().fit(120, 30);
    assertThat(debugger.panels().afterStop().get(0).text()).matches("-- code: .*-  -- TLB -+");
    run(debugger, "panel nothing", "panel code maybe", "panel stack");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(
            "registers off", "\"nothing\" is no panel", "\"code maybe\" is", "-- stack: sp 0x");
  }

  @Test
  void linesAreCompleted() {
    Debugger debugger = debugger("en");
    run(debugger, "b work", "c");
    assertThat(debugger.complete("")).contains("b", "rc", "goto", "panel");
    assertThat(debugger.complete("reverse-c")).containsExactly("reverse-continue");
    assertThat(debugger.complete("b thread_cr")).containsExactly("thread_create");
    assertThat(debugger.complete("p $s1")).containsExactly("$s1", "$s10", "$s11");
    assertThat(debugger.complete("p *$sp+coun")).containsExactly("*$sp+counter");
    assertThat(debugger.complete("watch counter if $ti")).containsExactly("$tid");
    assertThat(debugger.complete("until call futex_ti")).containsExactly("futex_time64");
    assertThat(debugger.complete("catch state 2 blo")).contains("blocked", "blocked-suspended");
    assertThat(debugger.complete("info lo")).containsExactly("locals");
    assertThat(debugger.complete("set ne")).contains("next", "next_character");
    assertThat(debugger.complete("set next ")).contains("2", "3");
    assertThat(debugger.complete("branch ")).containsExactly("0");
    assertThat(debugger.complete("goto sw")).containsExactly("switch");
    assertThat(debugger.complete("thread ")).contains("2", "3");
    assertThat(debugger.complete("show ca")).contains("cache", "cache:l1d");
    assertThat(debugger.complete("panel st")).containsExactly("stack");
    assertThat(debugger.complete("panel stack o")).containsExactly("on", "off");
    assertThat(debugger.complete("nonsense zzz")).isEmpty();
  }

  /** Each word that completion offers for an event is one. */
  @Test
  void whatIsOfferedIsUnderstood() {
    Debugger debugger = debugger("en");
    for (String event : debugger.complete("catch ")) {
      run(debugger, "catch " + event);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("12: crash").doesNotContain("There");
  }
}
