package ringside.tests.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/**
 * Programs in C that make system calls case by case, a line each: the same lines as on Linux. Their
 * sources are in src/test/c, where {@code build} makes the executables anew.
 */
final class CProgramsTest {
  private static final List<String> PROGRAMS =
      List.of(
          "signals",
          "polling",
          "sysv",
          "mqueue",
          "sched",
          "futexes",
          "unix",
          "udp",
          "cpuclocks",
          "askeys",
          "tcp",
          "late",
          "locks",
          "interfaces",
          "ranges",
          "spans",
          "epolls",
          "wakeups",
          "masks",
          "locked",
          "rights",
          "attributes",
          "lending",
          "wakeops",
          "clocks",
          "terminals",
          "jobs",
          "fileranges",
          "splices",
          "watches",
          "asyncs",
          "leases",
          "settings",
          "corks",
          "urgent",
          "unreachable",
          "tuning",
          "seqpackets",
          "inet6",
          "groups");

  private static final List<String> MAN_PAGE_PROGRAMS =
      List.of(
          "beyond",
          "tracing",
          "limits",
          "partial",
          "answers",
          "execs",
          "maps",
          "keeping",
          "kinship",
          "residents",
          "several",
          "execat",
          "pairs",
          "withflags",
          "batches");

  @TempDir Path folder;

  static List<String> programs() {
    return PROGRAMS;
  }

  static List<String> manPagePrograms() {
    return MAN_PAGE_PROGRAMS;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyCaseIsAnsweredAsByLinux(String program) throws IOException, InterruptedException {
    Linux.assumePresent();
    GuestResult ours = GuestRun.of(program, elf(program)).run();
    Linux.Run linux = Linux.answer(run -> run.output().equals(ours.output()), () -> linux(program));
    assertThat(ours.output().lines().toList()).isEqualTo(linux.output().lines().toList());
    assertThat(ours.status()).isEqualTo(linux.status());
  }

  private Linux.Run linux(String program) throws IOException, InterruptedException {
    return Linux.run(folder, program, elf(program), List.of(), List.of(), new byte[0]);
  }

  /** What is allowed depends on who asks. */
  @Test
  void filesAreAnsweredAsByLinuxForTheSameUser() throws IOException, InterruptedException {
    Linux.assumePresent();
    Linux.Run linux = Linux.run(folder, "files", elf("files"), List.of(), List.of(), new byte[0]);
    GuestResult ours = GuestRun.of("files", elf("files")).with("uid", Linux.user()).run();
    assertThat(ours.output().lines().toList()).isEqualTo(linux.output().lines().toList());
  }

  @ParameterizedTest
  @MethodSource("manPagePrograms")
  void whatTheOracleCantDoIsAsTheManPagesSay(String program) throws IOException {
    GuestResult ours = GuestRun.of(program, elf(program)).run();
    assertThat(ours.output()).isEqualTo(new String(resource(program + ".txt"), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"privileges", "inversion", "mounts"})
  void whatRootMayIsAsTheManPagesSay(String program) throws IOException {
    GuestResult ours = GuestRun.of(program, elf(program)).with("uid", 0).run();
    assertThat(ours.output()).isEqualTo(new String(resource(program + ".txt"), UTF_8));
  }

  /** Translations that outlive a switch must not outlive what they say. */
  @ParameterizedTest
  @MethodSource("manPagePrograms")
  void withAddressSpaceIdentifiersTheAnswersAreTheSame(String program) throws IOException {
    GuestRun large = GuestRun.of(program, elf(program)).with("dtlb.entries", 64);
    GuestResult ours = large.with("asid", "on").run();
    assertThat(ours.output()).isEqualTo(new String(resource(program + ".txt"), UTF_8));
  }

  @Test
  void thereAreManyCases() throws IOException {
    long cases = 0;
    for (String program : PROGRAMS) {
      cases += GuestRun.of(program, elf(program)).run().output().lines().count();
    }
    assertThat(cases).isGreaterThan(200);
  }

  private static byte[] elf(String program) throws IOException {
    return resource(program + ".elf");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream bytes = CProgramsTest.class.getResourceAsStream("/ringside/tests/c/" + name)) {
      if (bytes == null) {
        throw new AssertionError("no " + name + ": run src/test/c/build");
      }
      return bytes.readAllBytes();
    }
  }
}
