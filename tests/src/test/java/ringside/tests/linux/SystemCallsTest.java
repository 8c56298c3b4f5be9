package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.programs.Catalogue;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** System calls with their errors, case by case: the same lines as on Linux. */
final class SystemCallsTest {
  private static final List<String> SUBJECTS =
      List.of(
          "descriptors",
          "files",
          "names",
          "mappings",
          "sharing",
          "memory",
          "processes",
          "waiting",
          "signals");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "descriptors",
        "files",
        "names",
        "mappings",
        "sharing",
        "memory",
        "processes",
        "waiting",
        "signals"
      })
  void everyCaseIsAnsweredAsByLinux(String subject) throws IOException, InterruptedException {
    Linux.assumePresent();
    byte[] elf = Corpus.build(subject, Corpus.source(subject + ".s"));
    GuestResult ours = run(subject);
    Linux.Run linux =
        Linux.answer(
            run -> run.output().equals(ours.output()),
            () -> Linux.run(folder, subject, elf, List.of(), List.of(), new byte[0]));
    assertThat(ours.output().lines().toList()).isEqualTo(linux.output().lines().toList());
    assertThat(ours.status()).isEqualTo(linux.status());
  }

  @Test
  void scriptsAreInterpretedAsOnLinux() throws IOException, InterruptedException {
    Linux.assumePresent();
    byte[] elf = Corpus.build("scripts", Corpus.source("scripts.s"));
    byte[] args = Catalogue.elf(Catalogue.find("args").orElseThrow());
    Linux.Run linux = Linux.runWithExec(folder, "scripts", elf, "args", args);
    assertThat(run("scripts").output()).isEqualTo(linux.output());
  }

  @Test
  void thereAreManyCases() {
    long cases =
        SUBJECTS.stream().mapToLong(subject -> run(subject).output().lines().count()).sum();
    assertThat(cases).isGreaterThan(600);
  }

  private static GuestResult run(String subject) {
    return GuestRun.of(subject, Corpus.build(subject, Corpus.source(subject + ".s"))).run();
  }
}
