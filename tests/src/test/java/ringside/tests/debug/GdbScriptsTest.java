package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.lab.host.gdb.GdbServer;
import ringside.lab.session.Guest;

/** What gdb itself does with programs that go on as others, files, reads, and a second client. */
final class GdbScriptsTest {
  private static final Guest WRITES =
      Guest.assemble(
          "writes",
          """
          .include "lib/syscalls.inc"
          .globl main
          main:
            li a0, -100
            la a1, name
            li a2, 0x42
            li a3, 0x180
            li a7, SYS_openat
            ecall
            la a1, text
            li a2, 5
            li a7, SYS_write
            ecall
          done:
            la t0, word
            lw t1, (t0)
          behind:
            addi t1, t1, 1
            sw t1, (t0)
            li a0, 0
            ret
          .data
          .balign 4
          word: .word 41
          name: .asciz "/tmp/notes"
          text: .ascii "a#b}c"
          """);

  @TempDir private Path folder;

  @BeforeEach
  void gdbIsThere() {
    assumeTrue(GdbServerTest.isThere(), GdbServerTest.GDB + " is not installed");
  }

  private static String remote(GdbServer server) {
    return "target remote 127.0.0.1:" + server.port();
  }

  @Test
  void filesAndReads() throws Exception {
    Path file = Files.write(folder.resolve("writes"), WRITES.elf());
    Path copy = folder.resolve("copy");
    try (GdbServer server = new GdbServer(0)) {
      GdbServerTest.serve(server, WRITES);
      String text =
          GdbServerTest.gdb(
              "set architecture riscv:rv32",
              "file " + file,
              remote(server),
              "break *done",
              "continue",
              "remote get /tmp/notes " + copy,
              "rwatch *(int *) &word",
              "continue",
              "awatch *(int *) &word",
              "delete 2",
              "continue",
              "kill");
      assertThat(text)
          .containsSubsequence(
              "Breakpoint 1,",
              "Hardware read watchpoint 2",
              "Value = 41",
              "in behind ()",
              "Hardware access (read/write) watchpoint 3",
              "New value = 42",
              "killed");
      assertThat(copy).hasContent("a#b}c");
    }
  }

  @Test
  void whoComesBackFindsTheRunWhereItStood() throws Exception {
    Path file = Files.write(folder.resolve("writes"), WRITES.elf());
    String program = "file " + file;
    try (GdbServer server = new GdbServer(0)) {
      GdbServerTest.serve(server, WRITES);
      String arch = "set architecture riscv:rv32";
      GdbServerTest.gdb(arch, program, remote(server), "break *done", "continue", "detach");
      String again =
          GdbServerTest.gdb(
              arch, program, remote(server), "x/i $pc", "reverse-stepi", "x/i $pc", "disconnect");
      assertThat(again).containsSubsequence("<done>", "ecall");
      String last =
          GdbServerTest.gdb(arch, program, remote(server), "stepi", "x/i $pc", "continue");
      assertThat(last).containsSubsequence("<done>", "No more reverse-execution history");
    }
  }

  @Test
  void aProgramGoesOnAsAnother() throws Exception {
    Guest guest = Guest.of("exec");
    Path file = Files.write(folder.resolve("exec"), guest.elf());
    try (GdbServer server = new GdbServer(0)) {
      GdbServerTest.serve(server, guest);
      String text =
          GdbServerTest.gdb(
              "set architecture riscv:rv32",
              "file " + file,
              "set follow-fork-mode child",
              remote(server),
              "catch exec",
              "continue",
              "info inferiors",
              "kill");
      assertThat(text)
          .containsSubsequence("Catchpoint 1 (exec", "is executing new program: /bin/hello");
    }
  }
}
