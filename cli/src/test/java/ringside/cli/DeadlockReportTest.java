package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run in which nothing can go on, or which was stopped. */
final class DeadlockReportTest {
  private static final Path CASES = Path.of("src/test/resources/ringside/cli/deadlocks");

  @TempDir private Path folder;

  @Test
  void readerThatHoldsTheWritingEndItselfIsNamed() {
    CommandRun run = ofCase("pipe-end-open");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .containsPattern(
            "writing end of pipe:\\[\\d+\\] is held by pid 3 \\S+ \\(descriptor 4\\)\n")
        .contains("children that live: pid 3 pipe-end-open", "pid 3 waits for itself");
  }

  @Test
  void ringNamesAllWhoStillHoldTheWritingEnds() {
    CommandRun run = ofCase("ring-ends-open");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.out()).isEqualTo("token is 60\n");
    assertThat(run.err())
        .containsPattern(
            "writing end of pipe:\\[\\d+\\] is held by pid 2 \\S+ \\(descriptor 8\\)\n")
        .containsPattern("held by pid 2 \\S+ \\(descriptor 10\\), pid 4 \\S+ \\(descriptor 10\\)")
        .contains("A circle: pid 2 waits for pid 4, which waits for pid 2");
  }

  @Test
  void writerIntoAFullPipeLearnsWhoCouldRead() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              la a0, fds
              li a1, 0
              li a7, 59
              ecall
            1:
              lw a0, fds + 4
              la a1, fds
              li a2, 4096
              li a7, 64
              ecall
              j 1b
            .bss
            fds: .space 4096
            """);
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .containsPattern("reading end of pipe:\\[\\d+\\] is held by pid 2 .*descriptor 3");
  }

  @Test
  void futexWordsAreNamedAndAnUnknownOwnerIsNotGuessed() {
    assertThat(CommandRun.of("run", "deadlock").err())
        .contains("the word lock_a (0x", "the word lock_b (0x", "holds 2")
        .contains("who holds it is unknown", "the end of pid 2 tid 3 deadlock");
  }

  @Test
  void ownerInTheWordIsNamed() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              la a0, lock
              li a2, 0x80000002
              sw a2, 0(a0)
              li a1, 0
              li a3, 0
              li a7, 422
              ecall
            .data
            .balign 4
            lock: .word 0
            """);
    assertThat(run.err())
        .contains("the word lock (0x", "it is held by pid 2 tid 2", "pid 2 waits for itself");
  }

  @Test
  void semaphoreSaysWhoChangedItLast() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              li a0, 0
              li a1, 1
              li a2, 0x3b6
              li a7, 190
              ecall
              la a1, take
              li a2, 1
              li a7, 193
              ecall
            .data
            .balign 4
            take: .half 0, -1, 0
            """);
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err()).contains("semaphore 0 of set 0 was changed last by nobody");
  }

  @Test
  void messageQueueSaysWhoSentLast() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              li a0, 0
              li a1, 0x3b6
              li a7, 186
              ecall
              mv s0, a0
              la a1, message
              li a2, 4
              li a3, 0
              li a7, 189
              ecall
            1:
              mv a0, s0
              la a1, message
              li a2, 4
              li a3, 0
              li a4, 0
              li a7, 188
              ecall
              j 1b
            .data
            .balign 4
            message: .word 1, 7
            """);
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err()).contains("queue 0: the last message was sent by pid 2 case");
  }

  @Test
  void holderOfALockIsNamed() throws IOException {
    String open = " li a0, -100\n la a1, name\n li a2, 66\n li a3, 0x1b6\n li a7, 56\n ecall\n";
    String lock = " li a1, 2\n li a7, 32\n ecall\n";
    CommandRun run =
        ofSource("main:\n" + open + lock + open + lock + ".data\nname: .asciz \"file\"\n");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .containsPattern("locks of \\S*file are held by pid 2 case")
        .contains("pid 2 waits for itself");
  }

  @Test
  void parentThatLentItsMemoryNamesTheChild() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              li a0, 0x4111
              li a1, 0
              li a7, 220
              ecall
              bnez a0, 1f
              li a0, 0
              li a1, 0
              li a2, 0
              li a3, 0
              li a7, 414
              ecall
            1:
              li a7, 93
              ecall
            """);
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .contains("it shares its memory with pid 3 case until that execs or exits");
  }

  @Test
  void otherEndOfASocketPairIsNamed() throws IOException {
    CommandRun run =
        ofSource(
            """
            main:
              li a0, 1
              li a1, 1
              li a2, 0
              la a3, fds
              li a7, 199
              ecall
              lw a0, fds
              la a1, fds
              li a2, 4
              li a7, 63
              ecall
            .bss
            .balign 4
            fds: .space 8
            """);
    assertThat(run.err())
        .contains("the other end of the socket of descriptor 3 is held by pid 2")
        .contains("(descriptor 4)");
  }

  @Test
  void serverWithoutClientIsNotCalledADeadlock() {
    CommandRun run = CommandRun.of("run", "webserver");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .contains("a server waits for a client", "--forward")
        .doesNotContain("deadlock");
  }

  @Test
  void limitShowsRegistersAndCallersOfWhoRuns() {
    assertThat(CommandRun.of("run", "sieve", "--max-cycles", "300000").err())
        .containsPattern("sp   0x[0-9a-f]{8}")
        .containsPattern("0x[0-9a-f]{8} main\\+0x34, sieve.s:26")
        .contains("_start+");
  }

  @Test
  void threadInACallIsShownAtItsEcall() throws IOException {
    CommandRun run =
        ofSource("main:\n li a0, 0\n li a1, 0\n li a7, 414\n li a2, 0\n li a3, 0\n ecall\n ret\n");
    assertThat(run.err()).contains("in ppoll_time64", "main+0x14").doesNotContain("no symbol");
  }

  @Test
  void outputThatNeverEndsCanBeLimited() {
    String spam = "src/test/resources/ringside/cli/crashes/endless-output.s";
    CommandRun run = CommandRun.of("run", spam, "--max-output", "40");
    assertThat(run.status()).isEqualTo(124);
    assertThat(run.out()).hasSize(40).startsWith("spam spam spam\n");
    assertThat(run.err()).contains("--max-output", "main+");
    assertThat(CommandRun.of("run", "hello", "--max-output", "22").status()).isZero();
    assertThat(CommandRun.of("run", "hello", "--max-output", "21").status()).isEqualTo(124);
    assertThat(CommandRun.of("run", "hello", "--max-output", "some").status()).isEqualTo(120);
  }

  @Test
  void deadlockOfAChildOfTheShellIsAHangThatControlCEnds() {
    String keys = "deadlock\n\u0003echo $?\nexit 4\n";
    CommandRun run = CommandRun.of(keys, Map.of(), "run", "sh", "--terminal");
    assertThat(run.out()).contains("$ 130\n");
    assertThat(run.err()).containsOnlyOnce("nothing can run; Ctrl-C ends it");
    assertThat(run.err()).doesNotContain("deadlock at cycle");
    assertThat(run.status()).isEqualTo(4);
  }

  @Test
  void deadlockOfTheFirstProcessIsToldAtATerminalToo() {
    assertThat(CommandRun.of("", Map.of(), "run", "deadlock", "--terminal").status())
        .isEqualTo(123);
  }

  private static CommandRun ofCase(String name) {
    return CommandRun.of("run", CASES.resolve(name + ".s").toString());
  }

  private CommandRun ofSource(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("case.s"), ".globl main\n" + text);
    return CommandRun.of("run", file.toString());
  }
}
