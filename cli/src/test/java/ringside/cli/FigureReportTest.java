package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --report}: a page or text, and the run is the same. */
final class FigureReportTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENGLISH =
      Pattern.compile("\\b[a-z]{2,} (?:the|a|an|of|is|was|that|and|in|to|by|from) [a-z]");

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "race", "pipe", "fork", "signals"})
  void aReportChangesNoCycleAndNoByte(String program) throws IOException {
    CommandRun without = CommandRun.of("run", program, "--json", file("without.json"));
    CommandRun with =
        CommandRun.of("run", program, "--json", file("with.json"), "--report", file("page.html"));
    assertThat(with).isEqualTo(without);
    assertThat(read("with.json")).isEqualTo(read("without.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void theSameRunGivesTheSamePage(String language) throws IOException {
    for (String page : new String[] {"one.html", "two.html"}) {
      CommandRun.of("run", "threads", "--lang", language, "--report", file(page));
    }
    assertThat(read("one.html"))
        .isEqualTo(read("two.html"))
        .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\">")
        .endsWith("</html>\n");
  }

  @Test
  void theTextIsNarrowAndOnStandardError() {
    CommandRun run = CommandRun.of("run", "race", "--report", "-");
    assertThat(run.out()).isEqualTo(CommandRun.of("run", "race").out());
    assertThat(run.err()).contains("Where did the cycles go?");
    assertThat(run.err().split("\n", -1)).allSatisfy(l -> assertThat(l).hasSizeLessThan(101));
    assertThat(run.err()).matches("\\p{ASCII}*");
  }

  @Test
  void aKoreanPageHasNoEnglishSentence() throws IOException {
    CommandRun.of("run", "pipe", "--lang", "ko", "--report", file("page.html"));
    String words = read("page.html").replaceAll("(?s)<(style|script)>.*?</\\1>", "");
    assertThat(TAG.matcher(words).replaceAll("\n").split("\n", -1))
        .noneMatch(line -> ENGLISH.matcher(line).find());
  }

  /** The first of the moments counts, and the figures are of the cycle at which the run stands. */
  @Test
  void aMomentIsThatOfAt() throws IOException {
    CommandRun.of("run", "fork", "--at", "120000", "--at", "130000", "--report", file("a.html"));
    CommandRun run = CommandRun.of("run", "fork", "--at", "120000", "--show", "map");
    String title = run.err().substring(run.err().indexOf("At cycle ")).split(":", -1)[0];
    assertThat(read("a.html")).contains(title + ": address spaces");
  }

  @Test
  void everyComputerHasAPage() throws IOException {
    CommandRun.of(
        "run",
        "--computer",
        "remote-echo server",
        "--computer",
        "remote-echo client 10.0.0.1",
        "--report",
        file("page.html"));
    assertThat(read("page-1.html")).contains("<h1>remote-echo").isNotEqualTo(read("page-2.html"));
    assertThat(folder.resolve("page.html")).doesNotExist();
  }

  @Test
  void aPageThatCantBeWrittenIsTold() {
    CommandRun run = CommandRun.of("run", "hello", "--report", file("no/such/folder.html"));
    assertThat(run.status()).isEqualTo(Status.OUTPUT.number());
    assertThat(run.err()).startsWith("ringside: can't write --report ");
  }
}
