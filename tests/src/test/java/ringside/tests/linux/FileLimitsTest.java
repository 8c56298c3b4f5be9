package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** Guests that take all they can get: each ends with an error number, and everything comes back. */
final class FileLimitsTest {
  private static final int ENOMEM = 12;
  private static final int ENOSPC = 28;
  private static final int EMFILE = 24;

  /** Repeats a call with a7, a0..a3 as set by "prepare" until it fails; ends with the error. */
  private static final String LOOP =
      """
      .include "lib/syscalls.inc"
      .globl main
      main:
          li   a0, AT_FDCWD
          la   a1, file
          li   a2, O_CREAT + O_RDWR
          li   a3, 0700
          li   a7, SYS_openat
          ecall
          mv   s0, a0
      again:
          call prepare
          ecall
          bgez a0, again
          neg  a0, a0
          li   a7, SYS_exit
          ecall
      .section .rodata
      file: .asciz "all-mine"
      name: .asciz "deeper"
      .data
      text: .space 4096, 1
      .text
      prepare:
      """;

  private static final String WRITE =
      """
          mv   a0, s0
          la   a1, text
          li   a2, 4096
          li   a7, SYS_write
          ret
      """;

  private static final String NEST =
      """
          li   a0, AT_FDCWD
          la   a1, name
          li   a2, 0700
          li   a7, SYS_mkdirat
          ecall
          bltz a0, 1f
          la   a0, name
          li   a7, SYS_chdir
          ret
      1:  neg  a0, a0
          li   a7, SYS_exit
          ecall
      """;

  private static final String OPEN =
      """
          li   a0, AT_FDCWD
          la   a1, file
          li   a2, O_RDONLY
          li   a7, SYS_openat
          ret
      """;

  private static final String EXECUTE_WHAT_IS_HUGE =
      """
          mv   a0, s0
          li   a1, 0x7fffffff
          li   a2, 0
          li   a7, SYS_ftruncate64
          ecall
          la   a0, file
          li   a1, 0
          li   a2, 0
          li   a7, SYS_execve
          ret
      """;

  @ParameterizedTest
  @ValueSource(strings = {"1MiB", "2MiB"})
  void fileThatGrowsForEverFillsTheMemory(String memory) {
    assertThat(run(WRITE, memory)).isIn(ENOSPC, ENOMEM);
  }

  @Test
  void foldersInFoldersEndWithTheMemory() {
    assertThat(run(NEST, "8MiB")).isIn(ENOSPC, ENOMEM);
  }

  @Test
  void descriptorsEndWithTheTable() {
    assertThat(run(OPEN, "4MiB")).isEqualTo(EMFILE);
  }

  @Test
  void hugeFileIsNoProgram() {
    assertThat(run(EXECUTE_WHAT_IS_HUGE, "4MiB")).isEqualTo(ENOMEM);
  }

  private static int run(String calls, String memory) {
    GuestResult result =
        GuestRun.of("limits", Corpus.build("limits", LOOP + calls)).with("memory", memory).run();
    assertThat(result.output()).isEmpty();
    return result.status();
  }
}
