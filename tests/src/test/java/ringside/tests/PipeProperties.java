package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceText;
import ringside.programs.Catalogue;

/** Bytes leave a pipe in the order in which they came, however they are cut and interrupted. */
final class PipeProperties {
  private static final int BYTES = 150_000;

  /** The child writes a sequence in parts; the parent reads in parts and sums it up in order. */
  private static final String SOURCE =
      """
      .include "lib/syscalls.inc"
      .text
      .globl main
      main:
          addi sp, sp, -16
          sw   ra, 12(sp)
          la   a0, ends
          li   a1, 0
          li   a7, SYS_pipe2
          ecall
          la   t0, ends
          lw   s0, 0(t0)
          lw   s1, 4(t0)
          li   a0, SIGCHLD
          li   a1, 0
          li   a2, 0
          li   a3, 0
          li   a4, 0
          li   a7, SYS_clone
          ecall
          bnez a0, parent
          la   t0, buffer             # the sequence: x = x * 5 + 17, its low byte
          li   t1, BYTES
          li   t2, 1
      1:  slli t3, t2, 2
          add  t2, t2, t3
          addi t2, t2, 17
          sb   t2, 0(t0)
          addi t0, t0, 1
          addi t1, t1, -1
          bnez t1, 1b
          la   s2, buffer
          li   s3, BYTES
      2:  mv   a0, s1
          mv   a1, s2
          li   a2, WRITE_PART
          bleu a2, s3, 3f
          mv   a2, s3
      3:  li   a7, SYS_write
          ecall
          add  s2, s2, a0
          sub  s3, s3, a0
          bnez s3, 2b
          li   a0, 0
          li   a7, SYS_exit_group
          ecall
      parent:
          mv   a0, s1
          li   a7, SYS_close
          ecall
          li   s4, 0                  # s4: checksum, which depends on the order
          li   s5, 0                  # s5: bytes
      4:  mv   a0, s0
          la   a1, buffer
          li   a2, READ_PART
          li   a7, SYS_read
          ecall
          blez a0, 6f
          add  s5, s5, a0
          la   t0, buffer
      5:  lbu  t1, 0(t0)
          slli t2, s4, 5
          sub  s4, t2, s4
          add  s4, s4, t1
          addi t0, t0, 1
          addi a0, a0, -1
          bnez a0, 5b
          j    4b
      6:  la   a0, format
          mv   a1, s5
          mv   a2, s4
          call printf
          li   a0, 0
          lw   ra, 12(sp)
          addi sp, sp, 16
          ret
      .section .rodata
      format: .asciz "%d %x\\n"
      .bss
      .balign 4
      ends: .zero 8
      buffer: .zero BYTES
      """;

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void bytesKeepTheirOrder(
      @ForAll @IntRange(min = 1, max = 70_000) int writePart,
      @ForAll @IntRange(min = 1, max = 70_000) int readPart,
      @ForAll @IntRange(min = 2_000, max = 200_000) int quantum) {
    // Tiny parts take a call each; a few hundred cycles each would take a while.
    int write = Math.max(writePart, 150);
    int read = Math.max(readPart, 150);
    GuestResult result = GuestRun.of("pipes", program(write, read)).with("quantum", quantum).run();
    assertThat(result.output()).isEqualTo(expected());
    assertThat(result.status()).isZero();
  }

  private static byte[] program(int writePart, int readPart) {
    String sizes =
        ".equ BYTES, "
            + BYTES
            + "\n.equ WRITE_PART, "
            + writePart
            + "\n.equ READ_PART, "
            + readPart
            + "\n";
    List<SourceText> sources =
        List.of(
            new SourceText("pipes.s", sizes + SOURCE),
            new SourceText("lib/start.s", Catalogue.source("lib/start.s")),
            new SourceText("lib/print.s", Catalogue.source("lib/print.s")));
    BuildResult result = Build.program(sources, Catalogue::load);
    byte[] elf = result.elf();
    if (elf == null) {
      throw new AssertionError(result.diagnostics());
    }
    return elf;
  }

  private static String expected() {
    int x = 1;
    int checksum = 0;
    for (int i = 0; i < BYTES; i++) {
      x = x * 5 + 17;
      checksum = checksum * 31 + (x & 0xff);
    }
    return BYTES + " " + Integer.toHexString(checksum) + "\n";
  }
}
