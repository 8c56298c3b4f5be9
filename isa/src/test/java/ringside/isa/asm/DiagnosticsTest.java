package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;

class DiagnosticsTest {
  @Test
  void anUnknownInstructionIsShownWithCaretAndNearestName() {
    assertThat(errors("start: adi a0, a0, 1"))
        .containsExactly(
            """
            main.s:1:8: error: unknown instruction or macro 'adi'
                start: adi a0, a0, 1
                       ^
                did you mean 'addi'?""");
  }

  @Test
  void aRegisterBeyondTheLastIsShownWithThoseThereAre() {
    assertThat(errors("  add a0, a1, a9"))
        .containsExactly(
            """
            main.s:1:15: error: 'a9' is neither a register nor a number that is defined here
                  add a0, a1, a9
                              ^
                the arguments are a0-a7""");
  }

  @Test
  void anImmediateOutOfRangeIsShownWithTheRange() {
    assertThat(errors("\taddi a0, a0, 5000"))
        .containsExactly(
            """
            main.s:1:15: error: 5000 does not fit: the range is -2048..2047
                \taddi a0, a0, 5000
                \t             ^
                load it into a register with li and use the register form""");
  }

  @Test
  void anUndefinedSymbolIsShownWhereItIsUsed() {
    assertThat(errors(".globl _start\n_start: call printt\nprint: ret"))
        .containsExactly(
            """
            main.s:2:14: error: undefined symbol 'printt'
                _start: call printt
                             ^
                did you mean 'print'?""");
  }

  @Test
  void aSymbolOfAnotherFileThatIsNotGlobalIsPointedOut() {
    BuildResult result =
        Build.program(
            List.of(
                new SourceText("a.s", ".globl _start\n_start: j helper"),
                new SourceText("b.s", "nop\nhelper: ret")),
            SourceLoader.NONE);
    assertThat(result.elf()).isNull();
    assertThat(result.diagnostics().get(0).suggestion())
        .isEqualTo("it is defined in b.s:2; write .globl helper there");
  }

  @Test
  void aSymbolDefinedInTwoFilesIsAnErrorThatNamesBoth() {
    String text = ".globl _start, f\n_start:\nf: ret";
    BuildResult result =
        Build.program(
            List.of(new SourceText("a.s", text), new SourceText("b.s", ".globl f\nf: ret")),
            SourceLoader.NONE);
    assertThat(result.diagnostics().get(0).render())
        .startsWith("b.s:2:1: error: 'f' is already defined in a.s:3");
  }

  @Test
  void allErrorsOfAFileComeAtOnce() {
    assertThat(errors("foo\n lw a0\n .wrod 1\n li a0, lable\n.align 40\n.if 1\nx: x: nop"))
        .extracting(text -> text.substring(0, text.indexOf(": error")))
        .containsExactly(
            "main.s:1:1",
            "main.s:2:2",
            "main.s:3:2",
            "main.s:4:9",
            "main.s:5:8",
            "main.s:7:4",
            "main.s:6:5");
  }

  @Test
  void misspelledNamesAreToldTogetherWithOtherErrors() {
    assertThat(errors("_start: call mian\nmain: foo"))
        .extracting(text -> text.substring(0, text.indexOf(": error")))
        .containsExactly("main.s:2:7", "main.s:1:14");
  }

  @Test
  void aProgramWithoutCodeSaysWhereItWouldStart() {
    assertThat(errors(".data\n.word 1").get(0))
        .startsWith("main.s: error: no file defines _start, where the program starts")
        .contains(".globl _start");
  }

  @Test
  void aProgramWithoutStartBeginsAtItsFirstInstructionAndSaysSo() {
    assertThat(warnings("nop"))
        .containsExactly(
            """
            main.s: warning: cannot find entry symbol _start; the program begins at the first \
            instruction of .text, 0x10054
                write .globl main and main: where it is to begin, and end it with ret""");
  }

  @Test
  void aStartOrMainThatIsNotGlobalIsPointedOut() {
    assertThat(warnings("nop\n_start: nop").get(0))
        .startsWith("main.s:2:1: warning: cannot find entry symbol _start; the program begins at")
        .endsWith("'_start' is not global: write .globl _start, and the program begins there");
    assertThat(warnings("main: nop").get(0))
        .endsWith("'main' is not global: write .globl main, and the program begins there");
  }

  @Test
  void aMisspelledMainIsSuggested() {
    assertThat(warnings(".globl mian\nmian: nop").get(0)).endsWith("is 'mian' meant to be 'main'?");
  }

  @Test
  void whatTheMachineLacksIsNamed() {
    assertThat(errors("fadd.s fa0, fa0, fa1").get(0)).contains("no floating point");
    assertThat(errors("c.addi a0, 1").get(0)).contains("no compressed instructions");
    assertThat(errors("ld a0, 0(a1)").get(0)).contains("64-bit");
    assertThat(errors(".dc.x 1.5").get(0)).contains(".dc.x is not supported");
    assertThat(errors(".option rvc").get(0)).contains("compressed");
    assertThat(errors(".option arch, rv32imac").get(0)).contains("compressed");
    assertThat(errors(".option arch, +c").get(0)).contains("compressed");
    assertThat(errors(".insn cr 2, 8, a0, a1").get(0)).contains("compressed");
    assertThat(errors("lui a0, %tprel_hi(x)").get(0)).contains("thread-local");
  }

  @Test
  void operandsOfTheWrongKindAreAnsweredWithTheRightForm() {
    assertThat(errors("add a0, a1").get(0)).contains("write add rd, rs1, rs2");
    assertThat(errors("sw a0, buffer").get(0)).contains("sw rd, symbol, rs2");
    assertThat(errors("csrr a0, cyle").get(0)).contains("did you mean 'cycle'?");
    assertThat(errors("slli a0, a0, 32").get(0)).contains("the range is 0..31");
    assertThat(errors("addi a0, a0, x\nx: nop").get(0)).contains("'x' is an address");
    assertThat(errors("amoadd.w a0, a1, 4(a2)").get(0)).contains("no offset");
    assertThat(errors("lui a0, %lo(x)").get(0)).contains("does not fit this instruction");
  }

  @Test
  void mistakesInDirectivesAreFound() {
    assertThat(errors(".endif").get(0)).contains(".endif without .if");
    assertThat(errors(".macro m\nnop").get(0)).contains("no .endm");
    assertThat(errors(".macro m\nm\n.endm\nm").get(0)).contains("nested more than 200 deep");
    assertThat(errors(".rept 3\nnop").get(0)).contains("no .endr");
    assertThat(errors(".word 1 / 0").get(0)).contains("division by zero");
    assertThat(errors(".asciz \"open").get(0)).contains("no closing quote");
    assertThat(errors(".float 1.5f").get(0)).contains("'1.5f' is no floating-point constant");
    assertThat(errors(".insn 4, 1").get(0)).contains("length does not fit the number: it says 2");
    assertThat(errors("1$: 1$: nop").get(0)).contains("'1$' is already defined");
    assertThat(errors("j 1$").get(0)).contains("no label 1$: after this line");
    assertThat(errors("j f@plt\nf:").get(0)).contains("expected a label");
    assertThat(errors("jump f@plt, t0\nf:").get(0)).contains("only be plt, at the end");
    assertThat(errors(".bss\n.word 1").get(0)).contains("holds zeros only");
    assertThat(errors(".org 8\n.org 4").get(0)).contains("cannot move backwards");
    assertThat(errors("j 1f").get(0)).contains("no label 1: after this line");
    assertThat(errors("j 1b").get(0)).contains("no label 1: before this line");
    assertThat(errors(".space 0x7fffffff").get(0)).contains("too many");
    assertThat(errors(".error \"stop here\"").get(0)).contains("stop here");
    assertThat(errors(".equ a, b\n.equ b, a\n.word a").get(0)).contains("itself");
    assertThat(errors(".include \"none.s\"").get(0)).contains("cannot find the file 'none.s'");
  }

  @Test
  void anErrorInAMacroShowsTheExpandedLineAndWhoCalledIt() {
    assertThat(errors(".macro m r\n  mv a0, \\r\n.endm\nm q7").get(0))
        .startsWith("main.s:2:10: error: unknown register 'q7' (expanded for main.s:4)\n")
        .contains("mv a0, q7");
  }

  @Test
  void aJumpTooFarIsALinkErrorWithItsLine() {
    assertThat(errors(".globl _start\n_start: j far\n.space 1 << 21\nfar: ret").get(0))
        .startsWith("main.s:2:11: error: the target is 2097156 bytes away; a jump reaches 1048576");
  }

  @Test
  void aValueThatIsCutOffIsAWarningOnly() {
    BuildResult result =
        Build.program(
            List.of(new SourceText("main.s", ".globl _start\n_start: .byte 300")),
            SourceLoader.NONE);
    assertThat(result.elf()).isNotNull();
    assertThat(result.diagnostics().get(0).render())
        .startsWith("main.s:2:15: warning: 300 does not fit into 1 bytes");
  }

  @Test
  void aCharacterThatOnlyLooksRightIsNamed() {
    assertThat(errors("li\u00a0a0, 5").get(0))
        .endsWith("in column 3 stands U+00A0, which only looks like a blank: type that instead");
    assertThat(errors("li a0\uff0c 5").get(0)).contains("looks like a comma");
    assertThat(errors(".ascii \u201chello\u201d").get(0)).contains("looks like a quotation mark");
    assertThat(errors("li a0, \u22125").get(0)).contains("looks like a minus");
    assertThat(errors(".asciz \"\u201c\", 5").get(0)).doesNotContain("looks like");
  }

  @Test
  void aFileInUtf16IsRefusedInOneLine() {
    byte[] source = "\ufeffmain: ret\n".getBytes(StandardCharsets.UTF_16LE);
    BuildResult result = Build.program(List.of(SourceText.of("w.s", source)), SourceLoader.NONE);
    assertThat(result.diagnostics())
        .extracting(Diagnostic::render)
        .containsExactly(
            "w.s: error: this file is in UTF-16, two bytes a character\n    save it as UTF-8");
  }

  @Test
  void aBackslashThatMeansNothingIsAWarning() {
    assertThat(warnings(".globl _start\n_start: li a0, '\\0'").get(0))
        .startsWith("main.s:2:16: warning: the backslash in '\\0' means nothing")
        .contains("this is the character 0, 48")
        .contains("write 0 for the number");
  }

  @Test
  void includedFilesAreLookedUpBesideTheIncludingFileThenAsGiven() {
    Map<String, String> files =
        Map.of("lib/a.s", ".include \"b.s\"\n", "lib/b.s", "li a0, 1\n", "c.bin", "xyz");
    SourceLoader loader =
        name -> {
          String text = files.get(name);
          return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        };
    String source = ".globl _start\n_start: .include \"lib/a.s\"\n.data\n.incbin \"c.bin\", 1, 2\n";
    BuildResult result = Build.program(List.of(new SourceText("x/main.s", source)), loader);
    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void aMissingCommaIsNamed() {
    for (String line : List.of("li a0 5", "li a0 -5", "add a0, a1 a2", "lw a0 0(sp)")) {
      assertThat(errors(line).get(0)).contains("error: a comma is missing between operands\n");
    }
    assertThat(errors(".word 1 2").get(0)).contains("is a comma missing before it?");
  }

  @Test
  void aSemicolonThatBeganACommentElsewhereIsPointedOut() {
    for (String line : List.of("nop ; load five", "nop ; add one", "nop;5 times", "; the sum")) {
      assertThat(errors(line).get(0)).contains("; separates statements here, # begins a comment");
    }
    assertThat(errors("nop; adi a0, a0, 1").get(0)).contains("did you mean 'addi'?");
  }

  @Test
  void wordsOfOtherAssemblersAreAnsweredWithThoseOfThisOne() {
    assertThat(errors(".eqv N 5").get(0)).endsWith("write .equ N, 5");
    assertThat(errors(".set noreorder").get(0)).contains("MIPS");
    assertThat(errors(".macro m\nret\n.end_macro\nm").get(0)).endsWith("write .endm there");
    assertThat(errors(".macro m (%x)\n.endm").get(0)).contains(".macro name one, two");
    assertThat(errors(".asciiz \"x\"").get(0)).contains("write .asciz");
    assertThat(errors("mov eax, 5").get(0)).contains("write mv rd, rs");
    assertThat(errors("push eax").get(0)).contains("addi sp, sp, -4");
    assertThat(errors("SYSCALL").get(0)).contains("write ecall");
    assertThat(errors("addu t0, t1, t2").get(0)).contains("write add;");
  }

  @Test
  void registersThatAreNoneAreExplained() {
    assertThat(errors("mv a0, t7").get(0)).endsWith("the temporaries are t0-t6");
    assertThat(errors("add a0, a1, s12").get(0)).endsWith("the saved registers are s0-s11");
    assertThat(errors("add a8, a1, a2").get(0)).endsWith("the arguments are a0-a7");
    assertThat(errors("lw a0, 0(x32)").get(0)).endsWith("the numbered registers are x0-x31");
    assertThat(errors("mv a0, eax").get(0)).contains("x86");
    assertThat(errors("move $a0, $t0").get(0)).contains("no $ in front");
    assertThat(errors("addi A0, a0, 1").get(0)).endsWith("written small: a0");
    assertThat(errors("j t9").get(0)).endsWith("the temporaries are t0-t6");
  }

  @Test
  void columnsAndTextAreRightWhereTheSourceIsNotUtf8() {
    byte[] source = "x: .ascii \"caf\u00e9\" 5".getBytes(StandardCharsets.ISO_8859_1);
    BuildResult result = Build.program(List.of(SourceText.of("main.s", source)), SourceLoader.NONE);
    assertThat(result.diagnostics().get(0).render())
        .startsWith("main.s:1:18: error: unexpected '5'\n    x: .ascii \"caf\ufffd\" 5\n");
  }

  private static List<String> warnings(String source) {
    SourceText text = new SourceText("main.s", source);
    BuildResult result = Build.program(List.of(text), SourceLoader.NONE);
    assertThat(result.elf()).isNotNull();
    return result.diagnostics().stream().map(Diagnostic::render).toList();
  }

  private static List<String> errors(String source) {
    SourceText text = new SourceText("main.s", source);
    BuildResult result = Build.program(List.of(text), SourceLoader.NONE);
    assertThat(result.elf()).isNull();
    return result.diagnostics().stream().map(Diagnostic::render).toList();
  }
}
