package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments at the command line: no figure before a prediction, the first answer counts. */
final class LearnCommandTest {
  @TempDir private Path folder;

  private Path notebook() {
    return folder.resolve("answers.txt");
  }

  private CommandRun learn(String... more) {
    List<String> words = new ArrayList<>(List.of("learn"));
    words.addAll(List.of(more));
    words.addAll(List.of("--notebook", notebook().toString()));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void withoutAnAnswerNothingIsMeasured() {
    CommandRun run = learn("D2");
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.out()).contains("Your prediction first:").doesNotContain("Measured:");
    assertThat(notebook()).doesNotExist();
  }

  @Test
  void theFirstAnswerCounts() throws IOException {
    CommandRun first = learn("D2", "--answer", "a");
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("You predicted a)", "Measured:", "ringside run switch-cost");
    assertThat(Files.readString(notebook())).contains("D2 a");
    CommandRun again = learn("D2", "--answer", "c");
    assertThat(again.out()).contains("the first answer counts: a", "You predicted a)");
    assertThat(learn().out()).contains("+ D2", "Next: ringside learn");
  }

  @Test
  void aPageAndAFileForProgramsCanBeHad() throws IOException {
    Path page = folder.resolve("d6.html");
    Path json = folder.resolve("d6.json");
    CommandRun run =
        learn("D6", "--no-ask", "--report", page.toString(), "--json", json.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains("<svg", "</html>");
    assertThat(Files.readString(json)).contains("\"id\"", "\"asid.ratio\"");
    assertThat(notebook()).doesNotExist();
  }

  @Test
  void slidesOfATopicCanBeHad() throws IOException {
    Path page = folder.resolve("switching.html");
    CommandRun run = learn("switching", "--slides", page.toString(), "--lang", "ko");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains("lang=\"ko\"", "D1", "D6", "</html>");
    CommandRun one = learn("D6", "--slides", page.toString());
    assertThat(one.status()).isEqualTo(Status.USAGE.number());
    assertThat(one.err()).contains("--slides takes a topic: process, life");
  }

  @ParameterizedTest
  @CsvSource({
    "D99, --no-ask, there is no such experiment or topic",
    "D2, --answer=z, 'answer with --answer and a letter from a to d'",
    "D6, --answer=much, 'answer with --answer and a number (times)'",
    "D6, --lang=fr, --lang is en or ko"
  })
  void whatIsWrongIsSaidInASentence(String id, String option, String sentence) {
    CommandRun run = learn(id, option);
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.err()).contains(sentence);
    assertThat(run.out()).doesNotContain("Measured:");
  }
}
