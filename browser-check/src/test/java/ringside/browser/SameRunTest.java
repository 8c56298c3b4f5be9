package ringside.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * The core compiled to JavaScript makes the runs of the JVM: cycles, instructions, output, reports.
 */
final class SameRunTest {
  private static final Path CORE = Path.of("target", "javascript", "core.js");
  private static final int MOST_SECONDS = 300;

  @BeforeAll
  @SuppressWarnings("SystemOut") // the build says so, not only a file of it
  static void needsNode() throws InterruptedException {
    if (!isThere()) {
      String why = "Node is not installed (Debian: nodejs), so the compiled core is not run";
      System.out.println("browser-check: skipped: " + why);
      assumeTrue(false, why);
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Test
  void everyBundledProgramRunsAsOnTheJvm() throws Exception {
    String all = Catalogue.all().stream().map(GuestProgram::name).collect(Collectors.joining(" "));
    assertThat(all.split(" ", -1)).contains("race", "switch-cost", "sieve");
    assertThat(onNode(all)).startsWith("== ").isEqualTo(onJvm(all));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "race,sched=lottery,seed=7,strace,stats",
        "switch-cost,asid=on,stats,ko",
        "sieve,itlb.policy=random,dtlb.policy=random,l1d.policy=random,stats",
        "ping-tcp,net.loss=50,strace,json",
        "udp-echo,net.jitter=100",
        "hello,assembled,strace",
        "mutex,assembled,sched=eevdf",
        "pressure,memory=2MiB",
        "deadlock,ko",
        "textwrite,ko",
      })
  void otherMachinesAndReportsAreAsOnTheJvm(String words) throws Exception {
    assertThat(onNode(words)).startsWith("== ").isEqualTo(onJvm(words));
  }

  private static String onJvm(String words) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      CoreRun.main(words.split(" ", -1));
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String onNode(String words) throws IOException, InterruptedException {
    String list =
        List.of(words.split(" ", -1)).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(","));
    String script = "require('./" + CORE.toString().replace('\\', '/') + "').main([" + list + "])";
    Process node =
        new ProcessBuilder("node", "-e", script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isZero();
    return output;
  }
}
