package ringside.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at a terminal, which script(1) plays; skipped where that is missing. */
final class LauncherTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final int CTRL_C = 3;
  private static final int MOST_SECONDS = 60;

  /** Says that it runs, and does so for ever without reading a key. */
  private static final String COMPUTES =
      """
      .globl main
      main:
        la a0, text
        call print_string
      1:
        j 1b
      .data
      text: .asciz "begins\\n"
      """;

  @TempDir Path folder;
  private @Nullable Process running;

  @BeforeEach
  void needsATerminalAndTheBuiltProgram() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SCRIPT), "script(1), which plays a terminal, is not there");
    assumeTrue(atTerminal("true").waitFor() == 0, "script(1) finds no pseudo-terminal here");
    try (var built = Files.list(HOME.resolve("cli/target"))) {
      boolean there = built.anyMatch(file -> file.toString().endsWith("-all.jar"));
      assumeTrue(there, "the program has not been packaged: 'mvn verify' does that");
    }
  }

  @AfterEach
  void endIt() {
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  @Test
  void controlCEndsAProgramThatReadsNothing() throws IOException, InterruptedException {
    Process terminal = start();
    terminal.getOutputStream().write(CTRL_C);
    terminal.getOutputStream().flush();
    assertThat(terminal.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(130);
  }

  @Test
  void endOfTheLauncherIsTheEndOfTheRun() throws IOException, InterruptedException {
    Process terminal = start();
    List<ProcessHandle> family = terminal.descendants().toList();
    ProcessHandle launcher =
        family.stream().filter(LauncherTest::isLauncher).reduce((a, b) -> b).orElseThrow();
    launcher.destroy();
    assertThat(terminal.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(143);
    assertThat(family).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void childThatHangsInTheShellIsEndedByControlC() throws IOException, InterruptedException {
    Process terminal = atTerminal("exec " + HOME.resolve("ringside") + " run sh --terminal");
    running = terminal;
    showsUntil(terminal, "$ ");
    type(terminal, "deadlock\n");
    showsUntil(terminal, "Ctrl-C ends it");
    terminal.getOutputStream().write(CTRL_C);
    type(terminal, "echo status $?\n");
    showsUntil(terminal, "status 130");
    type(terminal, "exit 4\n");
    assertThat(terminal.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(4);
  }

  @Test
  void keysAreTheGuestsWithATerminalOfItsOwn() throws IOException, InterruptedException {
    Process terminal = atTerminal("exec " + HOME.resolve("ringside") + " run sh --terminal");
    running = terminal;
    showsUntil(terminal, "$ ");
    type(terminal, "echo helpo\177\177lo\r");
    showsUntil(terminal, "\b \b\b \blo\r\nhello\r\n$ ");
    type(terminal, "cat\r");
    showsUntil(terminal, "cat\r\n");
    type(terminal, "x\r");
    showsUntil(terminal, "x\r\nx\r\n");
    type(terminal, "\032");
    showsUntil(terminal, "[1] stopped  cat\r\n$ ");
    type(terminal, "exit 5\r");
    assertThat(terminal.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(5);
  }

  private static void type(Process terminal, String keys) throws IOException {
    terminal.getOutputStream().write(keys.getBytes(UTF_8));
    terminal.getOutputStream().flush();
  }

  private static boolean isLauncher(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("ringside run")
        && !process.info().command().orElse("").endsWith("java");
  }

  /** The launcher at a terminal, when the guest has begun. */
  private Process start() throws IOException {
    Path program = Files.writeString(folder.resolve("computes.s"), COMPUTES);
    String command = HOME.resolve("ringside") + " run " + program;
    Process terminal = atTerminal("exec " + command);
    running = terminal;
    showsUntil(terminal, "begins");
    return terminal;
  }

  private static void showsUntil(Process terminal, String wanted) throws IOException {
    InputStream out = terminal.getInputStream();
    StringBuilder shown = new StringBuilder();
    while (!shown.toString().contains(wanted)) {
      byte[] bytes = new byte[100];
      int count = out.read(bytes);
      assertThat(count).as("the run ended with: %s", shown).isPositive();
      shown.append(new String(bytes, 0, count, UTF_8));
    }
  }

  private static Process atTerminal(String command) throws IOException {
    return new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null").start();
  }
}
