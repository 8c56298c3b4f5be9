package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the host finds itself in the guest by the path that it was called by. */
final class OwnPathTest {
  /** Runs argv[0] again with one argument, and ends with 42 then. */
  private static final String PROGRAM =
      """
      .include "lib/syscalls.inc"
      .globl main
      main:
          addi a0, a0, -1
          bnez a0, again
          lw   a0, 0(a1)
          la   t0, arguments
          sw   a0, 0(t0)
          la   a1, arguments
          li   a2, 0
          li   a7, SYS_execve
          ecall
          neg  a0, a0
          ret
      again:
          li   a0, 42
          ret
      .data
      arguments: .word 0, word, 0
      word: .asciz "again"
      """;

  @TempDir private Path folder;

  @Test
  void itCanRunItselfAgain() throws IOException {
    Path source = Files.writeString(folder.resolve("self.s"), PROGRAM);
    Path program = folder.resolve("self");
    CommandRun.of("asm", source.toString(), "-o", program.toString());
    assertThat(CommandRun.of("run", program.toString()).status()).isEqualTo(42);
  }
}
