package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command run: what it prints, where, and with what status it ends. */
class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void guestOutputStandsAloneOnStandardOutput() {
    CommandRun run = CommandRun.of("run", "hello", "--stats", "--strace");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo("Hello from a process!\n");
    assertThat(run.err()).contains("write(1, \"Hello from a process!\\n\", 22) = 22");
  }

  @Test
  void runWithoutOptionsSaysNothingOfItsOwn() {
    assertThat(CommandRun.of("run", "hello"))
        .isEqualTo(new CommandRun(0, "Hello from a process!\n", ""));
  }

  @Test
  void guestGetsArgumentsAndOnlyTheEnvironmentThatIsGiven() {
    CommandRun run =
        CommandRun.of(
            "", Map.of("SECRET", "host"), "run", "args", "--env", "HOME=/", "--", "one", "--two");
    assertThat(run.out()).contains("args", "one", "--two", "HOME=/").doesNotContain("SECRET");
  }

  @Test
  void argumentsReachTheGuestAsUtf8() {
    assertThat(CommandRun.of("run", "args", "--", "한글").out()).contains("한글");
  }

  @Test
  void guestReadsTheStandardInput() {
    assertThat(CommandRun.of("typed\n", Map.of(), "run", "echo").out()).isEqualTo("typed\n");
  }

  @Test
  void standardInputMayComeFromFile() throws IOException {
    Path input = Files.writeString(folder.resolve("in.txt"), "from a file\n");
    CommandRun run = CommandRun.of("run", "echo", "--stdin", input.toString());
    assertThat(run.out()).isEqualTo("from a file\n");
  }

  @Test
  void consoleIsATerminalOnlyIfTheRunSaysSo() throws IOException {
    Path source =
        source(
            "tty.s",
            ".globl main\nmain:\n li a0, 1\n li a1, 0x5413\n addi a2, sp, -8\n li a7, 29\n"
                + " ecall\n neg a0, a0\n ret\n");
    assertThat(CommandRun.of("run", source.toString()).status()).isEqualTo(25);
    assertThat(CommandRun.of("run", source.toString(), "--terminal").status()).isZero();
  }

  @Test
  void exitStatusOfGuestPassesThrough() throws IOException {
    Path source = source("status.s", ".globl main\nmain:\n li a0, 42\n ret\n");
    assertThat(CommandRun.of("run", source.toString()).status()).isEqualTo(42);
  }

  @Test
  void sourceMayDefineItsOwnStart() throws IOException {
    Path source = source("own.s", ".globl _start\n_start:\n li a0, 7\n li a7, 93\n ecall\n");
    assertThat(CommandRun.of("run", source.toString()).status()).isEqualTo(7);
  }

  @Test
  void severalSourcesAreLinkedTogether() throws IOException {
    Path main = source("main.s", ".globl main\nmain:\n tail answer\n");
    Path helper = source("helper.s", ".globl answer\nanswer:\n li a0, 9\n ret\n");
    assertThat(CommandRun.of("run", main.toString(), helper.toString()).status()).isEqualTo(9);
  }

  @Test
  void crashEndsWith128PlusSignalAndExplainsItself() {
    CommandRun run = CommandRun.of("run", "null");
    assertThat(run.status()).isEqualTo(139);
    assertThat(run.err())
        .contains("SIGSEGV", "pid 2, tid 2", "main+", "null.s:", "sw t1, 0(t0)", "no region")
        .contains("page-table base (CR3)", "level-1 entry", "not valid", "registers:", "Try:");
  }

  @Test
  void storeToCodeIsRecognized() {
    assertThat(CommandRun.of("run", "textwrite").err()).contains("can't be written");
  }

  @Test
  void deadlockSaysWhoWaitsForWhat() {
    CommandRun run = CommandRun.of("run", "deadlock");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err())
        .contains("deadlock at cycle", "pid 2 tid 3", "waits for the futex at", "since cycle")
        .contains("in futex_time64(0x", "FUTEX_WAIT_PRIVATE", "mutex_lock+");
  }

  @Test
  void limitOfCyclesSaysWhereEveryThreadWas() {
    CommandRun run = CommandRun.of("run", "sieve", "--max-cycles", "300000");
    assertThat(run.status()).isEqualTo(124);
    assertThat(run.err()).contains("stopped at cycle", "pid 2 tid 2 sieve", "pc 0x");
  }

  @Test
  void limitOfHostTimeStopsLoopWithoutEnd() throws IOException {
    Path source = source("loop.s", ".globl main\nmain:\n j main\n");
    CommandRun run = CommandRun.of("run", source.toString(), "--timeout", "0.2");
    assertThat(run.status()).isEqualTo(124);
    assertThat(run.err()).contains("main, ", "loop.s:3");
  }

  @Test
  void allErrorsOfSourceAreShownAtOnce() throws IOException {
    Path source = source("bad.s", ".globl main\nmain:\n adi a0, a0, 1\n li q9, 1\n ret\n");
    CommandRun run = CommandRun.of("run", source.toString());
    assertThat(run.status()).isEqualTo(121);
    assertThat(run.err()).contains("bad.s:3:", "bad.s:4:", "error:", "^", "did you mean");
  }

  @Test
  void libraryPartsComeAsNeededAndGiveWayToTheProgramsOwn() throws IOException {
    Path source =
        source(
            "uses.s",
            """
            .globl main
            main:
              la a0, text
              tail print_string
            .globl malloc
            malloc:
              ret
            .section .rodata
            text: .asciz "printed\\n"
            """);
    assertThat(CommandRun.of("run", source.toString()).out()).isEqualTo("printed\n");
  }

  @Test
  void misspelledLibraryFunctionGetsSuggestion() throws IOException {
    Path source = source("typo.s", ".globl main\nmain:\n tail print_strng\n");
    CommandRun run = CommandRun.of("run", source.toString());
    assertThat(run.status()).isEqualTo(121);
    assertThat(run.err()).contains("did you mean 'print_string'?");
  }

  @Test
  void missingProgramSuggestsTheNearest() {
    CommandRun run = CommandRun.of("run", "helo");
    assertThat(run.status()).isEqualTo(122);
    assertThat(run.err()).contains("'helo'", "did you mean 'hello'?", "ringside list");
  }

  @Test
  void fileThatIsNoElfIsRefused() throws IOException {
    Path file = source("text.txt", "not a program\n");
    CommandRun run = CommandRun.of("run", file.toString());
    assertThat(run.status()).isEqualTo(122);
    assertThat(run.err()).contains("can't run", "text.txt");
  }

  @Test
  void wrongWordsEndWithStatus120AndAdvice() {
    for (List<String> words :
        List.of(
            List.of("run"),
            List.of("run", "hello", "--stat"),
            List.of("run", "hello", "--quantum", "soon"),
            List.of("run", "hello", "--asid", "maybe"),
            List.of("run", "hello", "--set", "dtlb.entris=4"),
            List.of("run", "hello", "--machine", "huge"),
            List.of("run", "hello", "--env", "NAME"),
            List.of("run", "hello", "--max-cycles", "-1"),
            List.of("run", "hello", "--lang", "fr"),
            List.<String>of())) {
      CommandRun run = CommandRun.of(words.toArray(String[]::new));
      assertThat(run.status()).as("%s", words).isEqualTo(120);
      assertThat(run.out()).as("%s", words).isEmpty();
      assertThat(run.err()).as("%s", words).isNotBlank();
    }
  }

  @Test
  void twoProgramsAreRefused() {
    CommandRun run = CommandRun.of("run", "hello", "fork");
    assertThat(run.status()).isEqualTo(122);
    assertThat(run.err()).contains("after --");
  }

  @Test
  void unsupportedCallIsNamedOnce() throws IOException {
    Path source =
        source(
            "old.s",
            """
            .globl main
            main:
              li a7, 260
              ecall
              li a7, 260
              ecall
              li a0, 0
              ret
            """);
    CommandRun run = CommandRun.of("run", source.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("260", "ENOSYS", "waitid");
  }

  @Test
  void programThatDoesNotFitInMemoryIsALoadError() throws IOException {
    Path source = source("big.s", ".globl main\nmain: ret\n.data\n.fill 3000000, 1, 7\n");
    CommandRun run = CommandRun.of("run", source.toString(), "--machine", "tiny");
    assertThat(run.status()).isEqualTo(122);
    assertThat(run.err()).contains("does not fit", "--set memory");
  }

  @Test
  void straceDecodesArgumentsAndErrors() throws IOException {
    Path source =
        source(
            "trace.s",
            """
            .globl main
            main:
              li a0, 77
              la a1, text
              li a2, 40
              li a7, 64
              ecall
              li a0, 0
              ret
            .section .rodata
            text: .ascii "quote \\" tab \\t and more than thirty-two"
            """);
    assertThat(CommandRun.of("run", source.toString(), "--strace").err())
        .contains("[pid 2 tid 2] write(77, \"quote \\\" tab \\t and more than thir\"..., 40)")
        .contains(" = -1 EBADF (Bad file descriptor)")
        .contains("exit_group(0) = ?");
  }

  @Test
  void straceNamesFlags() {
    assertThat(CommandRun.of("run", "mutex", "--strace").err())
        .contains("CLONE_VM|CLONE_FS", "CLONE_THREAD", "FUTEX_WAIT");
    assertThat(CommandRun.of("run", "fork", "--strace").err()).contains("clone(SIGCHLD, NULL");
  }

  @Test
  void accessesAreTracedOneLineEach() throws IOException {
    Path file = folder.resolve("accesses.txt");
    assertThat(CommandRun.of("run", "hello", "--trace-accesses", file.toString()).status())
        .isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("# cycle hart pid tid mode kind va pa size tlb from");
    assertThat(lines).hasSizeGreaterThan(1000);
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line ->
                line.matches(
                    "\\d+ 0 \\d+ \\d+ (user|kernel) [ILSWF] [0-9a-f]{8} [0-9a-f]{8} \\d+"
                        + " (hit|miss|l2tlb|fault|satp|notglobal|page|-) (L1|L2|DRAM|-)"));
    assertThat(lines).anyMatch(line -> line.matches(".* F [0-9a-f]{8} [0-9a-f]{5}000 0 satp -"));
    assertThat(lines).anyMatch(line -> line.contains(" 2 2 user I 0001"));
  }

  @Test
  void statisticsAddUpAndExplainThePageTableBase() {
    CommandRun run = CommandRun.of("run", "fork", "--stats");
    assertThat(run.err())
        .contains("Cycles by cause", "100.0%", "I-TLB", "write-backs", "CR3", "waitid", "exit 7");
  }

  @Test
  void statisticsSpeakKoreanWhenAskedOrWhenTheHostDoes() {
    assertThat(CommandRun.of("run", "hello", "--stats", "--lang", "ko").err())
        .contains("원인별 사이클", "시스템 콜");
    assertThat(CommandRun.of("", Map.of("LANG", "ko_KR.UTF-8"), "run", "deadlock").err())
        .contains("교착 상태");
    assertThat(
            CommandRun.of("", Map.of("LANG", "ko_KR.UTF-8", "LC_ALL", "C"), "run", "deadlock")
                .err())
        .contains("deadlock at cycle");
  }

  @Test
  void machineFileSetsValues() throws IOException {
    Path file =
        source(
            "my.toml",
            "preset = \"tiny\"\nasid = true\n\"itlb.entries\" = 4\n[dtlb]\nentries = 8\n");
    String config = CommandRun.of("config", "--machine", file.toString()).out();
    assertThat(config).containsPattern("dtlb.entries +8 ").containsPattern("asid +on ");
    assertThat(config).containsPattern("itlb.entries +4 ");
    assertThat(config).containsPattern("memory +1MiB ");
    assertThat(CommandRun.of("run", "hello", "--machine", file.toString()).status()).isZero();
  }

  @Test
  void wrongMachineFileIsNamed() throws IOException {
    Path broken = source("broken.toml", "dtlb = = 4\n");
    assertThat(CommandRun.of("config", "--machine", broken.toString()).status()).isEqualTo(120);
    Path unknown = source("unknown.toml", "[dtlb]\nsize = 4\n");
    CommandRun run = CommandRun.of("config", "--machine", unknown.toString());
    assertThat(run.status()).isEqualTo(120);
    assertThat(run.err()).contains("unknown.toml", "dtlb.size");
  }

  @Test
  void sameRunWritesSameFiles() throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    CommandRun first = CommandRun.of("run", "race", "--seed", "3", "--json", one.toString());
    CommandRun second = CommandRun.of("run", "race", "--seed", "3", "--json", two.toString());
    assertThat(first).isEqualTo(second);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void ctrlCAtATerminalEndsWhoIsInTheForeground() {
    String keys = "cat\ntyped\n\u0003echo $?\nexit 4\n";
    CommandRun run = CommandRun.of(keys, Map.of(), "run", "sh", "--terminal");
    assertThat(run.out()).contains("$ typed\n").contains("$ 130\n");
    assertThat(run.status()).isEqualTo(4);
  }

  @Test
  void transitionsAreWrittenWithCycleAndCause() throws IOException {
    Path file = folder.resolve("transitions");
    CommandRun.of("run", "sleep", "--transitions", file.toString());
    assertThat(Files.readAllLines(file))
        .hasSizeGreaterThan(10)
        .startsWith("# cycle pid tid from to cause")
        .anyMatch(line -> line.matches("\\d+ 2 2 created ready created"));
    assertThat(CommandRun.of("run", "sleep", "--transitions", folder.toString()).status())
        .isEqualTo(119);
  }
}
