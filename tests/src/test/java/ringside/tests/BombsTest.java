package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guests that take all they can get (src/test/c/bombs.c) meet a limit of Linux, and the computer
 * goes on. They run in a Java machine with a small heap: the host's memory is bounded by the
 * guest's. {@link GuestRun} checks there that everything is given back.
 */
final class BombsTest {
  private static final String SMALL_HEAP = "-Xmx64m";

  @TempDir private static Path folder;

  @BeforeAll
  static void runThemAll() throws IOException, InterruptedException {
    File log = folder.resolve("log").toFile();
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SMALL_HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                BombHost.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(host.waitFor(3, TimeUnit.MINUTES)).as("ends in time").isTrue();
    assertThat(host.exitValue()).as(Files.readString(log.toPath())).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "forks | fork: -11, children: all but one, left: -10, once more: 7, status: 0",
        "zombies | fork: -11, children: all but one, left: -10, once more: 7, status: 0",
        "wild | fork: -1, status: 137",
        "threads | clone: -11, status: 0",
        "memory | child: killed, status: 0",
        "regions | mmap: -12, munmap: 0, status: 0",
        "locks | fcntl64: -37, status: 0",
        "pipes | pipe2: -24, write: EAGAIN or ENOMEM, some full: 1, close: 0, status: 0",
        "descriptors | eventfd2: -24, dup: -24, epoll_create1: -24, timerfd_create: -24, status: 0",
        "signals | rt_sigqueueinfo: -11, queued: as many as the limit, kill: 0, not taken: 0, status: 0",
        "timers | stop: 0, read: 8, often: 1, status: 0",
        "undoing | semtimedop: -12, status: 0",
        "segments | shmget: ENOSPC or ENOMEM, shmctl: 0, status: 0",
        "recursion | signal: 11, dumped or killed: 1, status: 0",
        "packets | socket: -24, some dropped: 1, sendto: -105, again: 5, status: 0",
        "drought | some dropped: 1, status: 0"
      })
  void theBombMeetsALimit(String bomb, String lines) throws IOException {
    assertThat(output(bomb)).isEqualTo(lines.replace(", ", "\n") + "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"messages, msgget", "semaphores, semget"})
  void whatIsRemovedLeavesRoom(String bomb, String get) throws IOException {
    assertThat(output(bomb))
        .contains(get + ": ENOSPC or ENOMEM\n")
        .endsWith("ctl: 0\n" + get + ": 0\nstatus: 0\n");
  }

  @Test
  void filesAndNamesEndWithTheMemory() throws IOException {
    assertThat(output("files"))
        .isEqualTo(
            """
            write: ENOSPC or ENOMEM
            ftruncate64: 0
            write: 100
            openat: ENOSPC or ENOMEM
            unlinkat: 0
            status: 0
            """);
  }

  private static String output(String bomb) throws IOException {
    return Files.readString(folder.resolve(bomb));
  }
}
