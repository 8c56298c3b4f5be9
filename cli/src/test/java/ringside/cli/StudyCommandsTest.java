package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** blame, profile and compare at the command line. */
final class StudyCommandsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blame switch-cost",
        "blame switch-cost --lang ko",
        "profile pipe",
        "profile pipe --lang ko",
        "compare fork --vs --asid=on",
        "compare switch-cost --free tlb --lang ko",
        "compare sleep --free cache",
        "compare mutex --free lock:lock --set quantum=3000 --lang ko",
        "compare mutex spinlock --lang ko"
      })
  void reportsFitOnATerminal(String words) {
    CommandRun run = CommandRun.of(words.split(" "));
    assertThat(run.status()).as(run.err()).isZero();
    String report = words.startsWith("compare") ? run.out() : run.err();
    assertThat(report.lines().count()).isGreaterThan(15);
    assertThat(report.lines()).allMatch(line -> columns(line) <= 100);
    assertThat(report).doesNotContain("\u001b").matches("(?s)[^\\x00-\\x08]*");
  }

  private static int columns(String line) {
    return line.chars().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }

  @Test
  void theGuestsOutputStandsAlone() {
    assertThat(CommandRun.of("blame", "hello").out()).isEqualTo("Hello from a process!\n");
    assertThat(CommandRun.of("profile", "hello").out()).isEqualTo("Hello from a process!\n");
  }

  @Test
  void theSecondRunSaysWhetherItHadTheTurnsOfTheFirst() {
    assertThat(CommandRun.of("compare", "race", "--free", "cache").out())
        .contains("Both have the same ");
    assertThat(CommandRun.of("compare", "mutex", "pipeline", "--same-schedule").out())
        .containsPattern("Not the same turns any more from cycle [0-9,]+");
    assertThat(CommandRun.of("compare", "race", "--vs", "--asid=on").out()).doesNotContain("turns");
  }

  /** Both tables of the path have as many rows as are wanted, one for the rest, and a total. */
  @Test
  void thePathIsCutToWhatIsWanted() {
    CommandRun run = CommandRun.of("compare", "switch-cost", "--free", "tlb", "--top", "3");
    String path = run.out().substring(run.out().indexOf("Critical path of A"));
    String byThread = path.substring(path.indexOf("The path by thread"));
    assertThat(byThread.substring(0, byThread.indexOf("\n\n")).lines())
        .hasSize(2 + 3 + 1)
        .last()
        .asString()
        .matches(" *\\d+ more .*");
  }

  @Test
  void theStatusIsTheGuests() {
    int status = CommandRun.of("run", "args").status();
    assertThat(CommandRun.of("blame", "args").status()).isEqualTo(status);
  }

  @Test
  void flameGraphsAreWritten() throws IOException {
    Path folded = folder.resolve("f");
    Path scope = folder.resolve("s.json");
    CommandRun.of(
        "profile", "sort", "--folded", folded.toString(), "--speedscope", scope.toString());
    assertThat(Files.readAllLines(folded))
        .allMatch(line -> line.matches("[^ ;][^;]*(;[^;]+)* \\d+"))
        .anyMatch(line -> line.contains(";_start;main;quicksort "));
    assertThat(Files.readString(scope))
        .contains("https://www.speedscope.app/file-format-schema.json", "\"sampled\"", "quicksort");
  }

  @Test
  void aFunctionIsShownWithItsSource() {
    String report = CommandRun.of("profile", "sort", "--annotate", "fill").err();
    assertThat(report).contains("fill, line by line").contains("mul");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blame|Missing required parameter",
        "blame hello --top 0|positive",
        "blame hello --computer hello|one computer at a time",
        "profile hello --annotate nothing|ran no function of that name",
        "compare hello|name two programs, or one with --vs or --free",
        "compare hello --free all|tlb, cache, switch, call:NAME",
        "compare mutex --free lock:lok|did you mean 'lock'?",
        "compare mutex --free lock:main|it has these: counter",
        "compare hello --as thread --vs --asid=on|has no parameter 'as'",
        "compare hello --vs --bogus|Unknown option"
      })
  void mistakesAreSaidInASentence(String words, String expected) {
    CommandRun run = CommandRun.of(words.split(" "));
    assertThat(run.status()).as(Arrays.toString(words.split(" "))).isEqualTo(120);
    assertThat(run.err()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blame switch-cost|Whose miss was whose fault: the data TLB",
        "blame pipe --lang ko|누구의 미스가 누구 탓인가: 데이터 TLB",
        "profile pipe|Which lines of pipe.s took the cycles?",
        "compare fork --vs --asid=on|Which causes explain the difference?",
        "compare sleep --free cache|What did the end of A wait for, and how much of it is the cost?",
        "compare prodcons --free tlb --lang ko|A의 끝은 무엇을 기다렸고",
        "compare mutex spinlock --lang ko|어떤 원인이 차이를 설명하는가?",
        "sweep sort --over quantum=1000,100000|How do cycles change with quantum?",
        "sweep hello --over machine=classic,tiny|no curves"
      })
  void pagesAndTheirTextTwinsAreWritten(String words, String expected) throws IOException {
    Path page = folder.resolve("page.html");
    CommandRun drawn = CommandRun.of((words + " --report " + page).split(" "));
    assertThat(drawn.status()).as(drawn.err()).isZero();
    String html = Files.readString(page);
    assertThat(html).contains(expected).doesNotContain("src=", "http-equiv=\"refresh");
    CommandRun.of((words + " --report " + page).split(" "));
    assertThat(page).hasContent(html);
    CommandRun text = CommandRun.of((words + " --report -").split(" "));
    assertThat(text.err().replaceAll("\\s+", " ")).contains(expected);
    assertThat(text.err().lines()).allMatch(line -> columns(line) <= 100);
  }

  /** Whoever gives the same options twice compares a run with itself. */
  @Test
  void aRunDoesNotDifferFromItself() {
    assertThat(CommandRun.of("compare", "fork", "--vs", "--seed=1").out()).contains("A and B took");
  }
}
