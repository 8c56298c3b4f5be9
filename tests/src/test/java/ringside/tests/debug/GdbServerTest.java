package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.gdb.GdbAgent;
import ringside.lab.host.gdb.GdbServer;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** A port that gdb connects to: gdb itself, where there is one, and peers that behave badly. */
@Timeout(120)
final class GdbServerTest {
  static final String GDB = "gdb-multiarch";

  static Thread serve(GdbServer server, Guest guest) {
    Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), 20_000_000));
    Thread thread =
        new Thread(
            () -> {
              try {
                server.serve(new GdbAgent(new Timeline(recipe, server), line -> "", "a branch"));
              } catch (IOException closed) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static String talk(int port, String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void framesAreCheckedAndPeersMayVanish() throws Exception {
    try (GdbServer server = new GdbServer(0)) {
      Thread thread = serve(server, Guest.of("hello"));
      assertThat(talk(server.port(), "+$?#3f")).isEqualTo("+$T05thread:2;#d8");
      assertThat(talk(server.port(), "$?#00$?#3f")).isEqualTo("-+$T05thread:2;#d8");
      assertThat(talk(server.port(), "$QStartNoAckMode#b0$qC#b4")).startsWith("+$OK#9a$QC2#");
      assertThat(talk(server.port(), "$qC")).isEqualTo("-");
      assertThat(talk(server.port(), "\u0003\u00ff$#00")).isEqualTo("+$#00");
      assertThat(talk(server.port(), "$k#6b")).isEqualTo("+");
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void whoComesSecondIsTurnedAway() throws Exception {
    try (GdbServer server = new GdbServer(0)) {
      serve(server, Guest.of("hello"));
      try (Socket first = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        first.getOutputStream().write("$?#3f".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(first.getInputStream().read()).isEqualTo('+');
        assertThat(talk(server.port(), "")).isEmpty();
      }
      assertThat(talk(server.port(), "$k#6b")).isEqualTo("+");
    }
  }

  @Test
  void gdbGoesForthAndBack(@TempDir Path folder) throws Exception {
    assumeTrue(isThere(), GDB + " is not installed");
    Guest guest = Guest.of("race").args("2", "20");
    Path file = Files.write(folder.resolve("race"), guest.elf());
    try (GdbServer server = new GdbServer(0)) {
      serve(server, guest);
      String text =
          gdb(
              "set architecture riscv:rv32",
              "file " + file,
              "target remote 127.0.0.1:" + server.port(),
              "break work",
              "continue",
              "info threads",
              "x/i $pc",
              "watch *(int *) &counter",
              "delete 1",
              "continue",
              "continue",
              "reverse-continue",
              "print *(int *) &counter",
              "reverse-stepi",
              "print *(int *) &counter",
              "backtrace",
              "set var $s0 = 1",
              "print $s0",
              "stepi",
              "set var *(int *) &counter = 7",
              "print *(int *) &counter",
              "detach");
      assertThat(text)
          .containsSubsequence(
              "Breakpoint 1, 0x",
              "in work ()",
              "Thread 2.3",
              "<work+",
              "Hardware watchpoint 2",
              "New value = 1",
              "New value = 2",
              "Old value = 2",
              "New value = 1",
              "$1 = 1",
              "$2 = 1",
              "#0",
              "in work ()",
              "a branch",
              "$4 = 7",
              "detached");
    }
  }

  /** With breakpoints in both, of which gdb has set the child's itself. */
  @Test
  void inferiorsAreFollowedOverAFork(@TempDir Path folder) throws Exception {
    assumeTrue(isThere(), GDB + " is not installed");
    Guest guest = Guest.of("fork");
    Path file = Files.write(folder.resolve("fork"), guest.elf());
    try (GdbServer server = new GdbServer(0)) {
      serve(server, guest);
      String text =
          gdb(
              "set architecture riscv:rv32",
              "file " + file,
              "set detach-on-fork off",
              "set schedule-multiple on",
              "target remote 127.0.0.1:" + server.port(),
              "catch fork",
              "continue",
              "break child",
              "continue",
              "info inferiors",
              "backtrace",
              "continue",
              "detach inferiors 1",
              "info inferiors");
      assertThat(text)
          .containsSubsequence(
              "Catchpoint 1 (forked process 3)",
              "New inferior 2 (process 3)",
              "hit Breakpoint 2",
              "in child ()",
              "process 2",
              "* 2    process 3",
              "#0",
              "in child ()",
              "in main ()",
              "Inferior 2 (process 3) exited",
              "Inferior 1 (process 2) detached");
    }
  }

  @Test
  void gdbCallsAFunctionInABranch(@TempDir Path folder) throws Exception {
    assumeTrue(isThere(), GDB + " is not installed");
    Guest guest =
        Guest.assemble(
            "doubles",
            """
            .globl main
            main:
              li a0, 3
              ret
            .globl twice
            .type twice, @function
            twice:
              add a0, a0, a0
              ret
            """);
    Path file = Files.write(folder.resolve("doubles"), guest.elf());
    try (GdbServer server = new GdbServer(0)) {
      serve(server, guest);
      String text =
          gdb(
              "set architecture riscv:rv32",
              "file " + file,
              "target remote 127.0.0.1:" + server.port(),
              "break *main",
              "continue",
              "print ((int (*)(int)) twice)(21)",
              "print $pc",
              "continue",
              "kill");
      assertThat(text).containsSubsequence("a branch", "$1 = 42", "$2 = ", "<main>", "killed");
    }
  }

  static boolean isThere() {
    try {
      return new ProcessBuilder(GDB, "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String gdb(String... commands) throws IOException, InterruptedException {
    // A busy host may take longer than gdb's two seconds to start a run.
    List<String> words =
        new ArrayList<>(List.of(GDB, "-nx", "-batch", "-ex", "set remotetimeout 60"));
    for (String command : commands) {
      words.addAll(List.of("-ex", command));
    }
    Process gdb = new ProcessBuilder(words).redirectErrorStream(true).start();
    gdb.getOutputStream().close();
    String text = new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gdb.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
