package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of the host as the guest sees them. */
class MountTest {
  private static final int READ_ONLY = 30;
  private static final int MISSING = 2;

  /** Prints the file argv[1]; makes argv[2], writes into it, and ends with the error number. */
  private static final String PROGRAM =
      """
      .include "lib/syscalls.inc"
      .globl main
      main:
          lw   s1, 4(a1)
          lw   s2, 8(a1)
          li   a0, -100
          mv   a1, s1
          li   a2, 0
          li   a7, SYS_openat
          ecall
          bltz a0, fails
          la   a1, buffer
          li   a2, 100
          li   a7, SYS_read
          ecall
          mv   a2, a0
          li   a0, 1
          la   a1, buffer
          li   a7, SYS_write
          ecall
          li   a0, -100
          mv   a1, s2
          li   a2, 0102
          li   a3, 0644
          li   a7, SYS_openat
          ecall
          bltz a0, fails
          la   a1, text
          li   a2, 6
          li   a7, SYS_write
          ecall
          li   a0, 0
          ret
      fails:
          neg  a0, a0
          ret
      .section .rodata
      text: .ascii "guest\\n"
      .bss
      buffer: .space 100
      """;

  @TempDir private Path folder;
  private Path shown;
  private Path program;

  @BeforeEach
  void prepare() throws IOException {
    program = Files.writeString(folder.resolve("reads.s"), PROGRAM);
    shown = Files.createDirectory(folder.resolve("shown"));
    Files.writeString(shown.resolve("note"), "from the host\n");
    Files.writeString(folder.resolve("secret"), "not for the guest\n");
  }

  @Test
  void guestReadsButDoesNotWriteWhatIsShown() {
    CommandRun run = run(shown + ":/mnt/shown", "/mnt/shown/note", "/mnt/shown/new");
    assertThat(run.out()).isEqualTo("from the host\n");
    assertThat(run.status()).isEqualTo(READ_ONLY);
    assertThat(shown.resolve("new")).doesNotExist();
  }

  @Test
  void guestWritesWhereItMay() {
    CommandRun run = run(shown + ":/shown:rw", "/shown/note", "/shown/new");
    assertThat(run.status()).isZero();
    assertThat(shown.resolve("new")).hasContent("guest\n");
  }

  @Test
  void linksOfTheHostDoNotLeadOut() throws IOException {
    Files.createSymbolicLink(shown.resolve("absolute"), folder.resolve("secret"));
    Files.createSymbolicLink(shown.resolve("relative"), Path.of("..", "secret"));
    for (String link : new String[] {"absolute", "relative"}) {
      CommandRun run = run(shown + ":/mnt/shown:rw", "/mnt/shown/" + link, "/mnt/shown/new");
      assertThat(run.out()).isEmpty();
      assertThat(run.status()).isEqualTo(MISSING);
    }
  }

  @Test
  void pathsUpwardsStayWithTheGuest() {
    CommandRun run = run(shown + ":/mnt/shown:rw", "/mnt/shown/../secret", "/mnt/shown/new");
    assertThat(run.status()).isEqualTo(MISSING);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void writingThroughAnOutwardLinkLeavesTheHostAsItWas() throws IOException {
    Files.createSymbolicLink(shown.resolve("trap"), folder.resolve("secret"));
    run(shown + ":/mnt/shown:rw", "/mnt/shown/note", "/mnt/shown/trap");
    assertThat(folder.resolve("secret")).hasContent("not for the guest");
  }

  @Test
  void wrongValuesAreRefusedWithAHint() {
    assertThat(run("nowhere:/mnt/x", "a", "b").err()).contains("no such folder");
    assertThat(run(shown + ":relative", "a", "b").err()).contains("HOSTDIR:/GUESTDIR");
    assertThat(run(shown + ":/bin/x", "a", "b").err()).contains("try one like /mnt/shown");
  }

  private CommandRun run(String mount, String reads, String makes) {
    return CommandRun.of("run", program.toString(), "--mount", mount, "--", reads, makes);
  }
}
