package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a crash report says is true of the case. */
final class CrashReportTest {
  private static final Path CASES = Path.of("src/test/resources/ringside/cli/crashes");

  @TempDir private Path folder;

  @Test
  void illegalInstructionShowsItselfAndNoAddress() {
    CommandRun run = ofCase("read-mhartid");
    assertThat(run.status()).isEqualTo(132);
    assertThat(run.err())
        .contains("pc       0x00010054", "0xf1402573", "mhartid", "user mode")
        .doesNotContain("address  ", "page-table walk", "level-1");
  }

  @Test
  void zerosAreNoNullPointer() throws IOException {
    CommandRun run = ofMain(".word 0");
    assertThat(run.status()).isEqualTo(132);
    assertThat(run.err())
        .contains("0x00000000  no instruction", "zeros are no instruction")
        .doesNotContain("address  ", "page-table walk", "pointer");
  }

  @Test
  void registerOfTheKernelIsToldAsSuch() {
    assertThat(ofCase("read-satp").err())
        .contains("satp", "page-table base (CR3 on x86)", "only the kernel", "--trace-accesses")
        .doesNotContain("address  ", "level-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csrw sscratch, a0 | sscratch is a register of the kernel's",
        "csrw cycle, a0 | cycle can only be read",
        "csrr a0, 0x801 | no control and status register 0x801",
        "sret | sret is an instruction of the kernel's",
        ".word 0x00052507 | no floating-point",
        ".word 0x00004501 | 16-bit instruction",
        ".word 0xffffffff | this is no instruction",
      })
  void illegalInstructionIsExplained(String instruction, String words) throws IOException {
    CommandRun run = ofMain(instruction);
    assertThat(run.status()).isEqualTo(132);
    assertThat(run.err()).contains(words).doesNotContain("address  ", "page-table walk");
  }

  @Test
  void breakpointHasNoAddress() throws IOException {
    CommandRun run = ofMain("ebreak");
    assertThat(run.status()).isEqualTo(133);
    assertThat(run.err()).contains("ebreak", "take it out").doesNotContain("address  ", "level-1");
  }

  @Test
  void exitOfAnotherSystemHasNoAddress() throws IOException {
    CommandRun run = CommandRun.of("run", source("main: li a0, 0\n li a7, 10\n ecall\n"));
    assertThat(run.status()).isEqualTo(159);
    assertThat(run.err()).contains("SIGSYS", "li a7, 93").doesNotContain("address  ", "level-1");
  }

  @Test
  void storeToConstantSaysWhereToPutIt() {
    CommandRun run = ofCase("store-to-constant");
    assertThat(run.status()).isEqualTo(139);
    assertThat(run.err())
        .contains("constants (.rodata) can't be written", "put what changes into .data")
        .doesNotContain("belongs to nothing", "code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "la t0, main; sw t0, 0(t0) | this page is code",
        "sw zero, 8(zero) | a pointer is null",
        "li t0, 0x40000000; lw t0, 0(t0) | belongs to nothing",
        "li t0, -22; lbu t0, 0(t0) | unchecked -errno",
        "la t0, value; jr t0 | holds no code (data)",
        "addi t0, sp, 0; jr t0 | holds no code (stack)",
        "li t0, 0; jalr t0 | a jump to 0",
        "li t0, 0x40000000; jr t0 | a jump to an address that the program does not have",
        "li t0, 0xc0000000; jr t0 | a jump to an address of the kernel",
      })
  void refusedAccessGetsTheReasonThatFits(String code, String words) throws IOException {
    CommandRun run = ofMain(code);
    assertThat(run.status()).isEqualTo(139);
    assertThat(run.err()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "la t0, value + 2; amoadd.w t0, t0, (t0) | multiples of 4",
        "la t0, main + 2; jr t0 | instructions stand at multiples of 4",
      })
  void misalignedAddressIsABusError(String code, String words) throws IOException {
    CommandRun run = ofMain(code);
    assertThat(run.status()).isEqualTo(135);
    assertThat(run.err()).contains(words);
  }

  @Test
  void memoryMappedForReadingIsNotCalledCode() throws IOException {
    CommandRun run = ofMain(map(1) + "sw zero, 0(a0)");
    assertThat(run.err()).contains("for reading only", "PROT_WRITE");
  }

  @Test
  void memoryThatNobodyMayTouchIsNotCalledAStack() throws IOException {
    CommandRun run = ofMain(map(0) + "lw a0, 0(a0)");
    assertThat(run.err()).contains("PROT_NONE").doesNotContain("recursion");
  }

  @Test
  void stackOfAThreadIsNotTakenForTheFirstOnes() {
    CommandRun run = ofCase("thread-overflow");
    assertThat(run.status()).isEqualTo(139);
    assertThat(run.err())
        .contains("this thread's stack 0x", "64 KiB, of which 4 KiB", "guard")
        .contains("(960 times in a row)", "thread_begin+")
        .doesNotContain("stack.limit");
  }

  @Test
  void stackOfTheFirstThreadNamesItsLimit() {
    assertThat(CommandRun.of("run", "stackoverflow").err())
        .contains("the stack is at its end (8192 KiB)", "stack.limit", "times in a row", "main+")
        .doesNotContain("thread's stack");
  }

  @Test
  void functionThatHasReturnedIsNoCaller() {
    assertThat(ofCase("leaf-after-call").err())
        .contains("_start+")
        .doesNotContain("helper", "main+0xc");
  }

  @Test
  void lostReturnAddressEndsTheList() throws IOException {
    String code = "call helper; lw t0, 0(zero); ret; helper: ret";
    assertThat(ofMain(code).err()).doesNotContain("_start", "helper+");
  }

  @Test
  void callerOfAWildJumpThroughAPointerIsNamed() throws IOException {
    assertThat(ofMain("li t0, 0; jalr t0").err()).containsPattern("0x000100.. main\\+0x4");
  }

  @Test
  void reportsSpeakKorean() throws IOException {
    String path = source("main:\n .word 0\n");
    assertThat(CommandRun.of("run", path, "--lang", "ko").err()).contains("0은 명령어가 아닙니다");
  }

  private static String map(int protection) {
    return "li a0, 0; li a1, 4096; li a2, "
        + protection
        + "; li a3, 0x22; li a4, -1; li a5, 0; li a7, 222; ecall; ";
  }

  private static CommandRun ofCase(String name) {
    return CommandRun.of("run", CASES.resolve(name + ".s").toString());
  }

  private CommandRun ofMain(String code) throws IOException {
    String lines = code.replace("; ", "\n ");
    String program =
        "main:\n " + lines + "\n li a0, 0\n ret\n.data\n.balign 4\nvalue: .word 0, 0\n";
    return CommandRun.of("run", source(program));
  }

  private String source(String text) throws IOException {
    return Files.writeString(folder.resolve("case.s"), ".globl main\n" + text).toString();
  }
}
