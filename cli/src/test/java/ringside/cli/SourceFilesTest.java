package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that were written with other tools, given to run as they are. */
class SourceFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "zeros-without-data.s, 5",
    "extern.s, 11",
    "upper-case.s, 6",
    "label-named-like-a-register.s, 41",
    "insn.s, 11",
    "switched-off.S, 1",
    "latin-1.s, 233",
    "alternate-macros.s, 9",
    "floats.s, 191",
    "plt.s, 6",
    "symbol-of-the-linker.s, 64",
    "bom.s, 5"
  })
  void sourceRunsToItsStatusWithoutAWord(String name, int status) {
    CommandRun run = run(name);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(status);
  }

  @Test
  void programWithoutEntryBeginsAtItsFirstInstructionAndALineSaysSo() {
    CommandRun run = run("no-entry.s");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("warning: cannot find entry symbol _start", "write .globl main");
  }

  @Test
  void entryThatIsNotGlobalIsNamed() {
    CommandRun run = run("local-entry.s");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("'_start' is not global: write .globl _start");
  }

  @Test
  void mainThatIsNotGlobalIsNamed() throws IOException {
    CommandRun run = written("local.s", "nop\nmain: li a0, 3\nli a7, 93\necall\n");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("local.s:2:1: warning", "'main' is not global");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "comma.s | a comma is missing between operands",
        "semicolon.s | ; separates statements here, # begins a comment",
        "eqv.s | write .equ N, 5",
        "endmacro.s | write .endm"
      })
  void wordsOfOtherToolsAreAnswered(String name, String advice) {
    CommandRun run = run(name);
    assertThat(run.status()).isEqualTo(121);
    assertThat(run.err()).contains(advice);
  }

  @Test
  void fileNamedAsmIsASource() throws IOException {
    assertThat(written("my.asm", ".globl main\nmain: li a0, 7\nret\n").status()).isEqualTo(7);
  }

  @Test
  void headerBesideAPreprocessedSourceIsFound() throws IOException {
    Files.writeString(folder.resolve("number.h"), "#define NUMBER 8\n");
    CommandRun run =
        written("my.S", "#include \"number.h\"\n.globl main\nmain: li a0, NUMBER\nret\n");
    assertThat(run.status()).isEqualTo(8);
  }

  @Test
  void mistakeInAHeaderIsShownThere() throws IOException {
    Files.writeString(folder.resolve("bad.h"), "\n#error not today\n");
    CommandRun run = written("my.S", "#include \"bad.h\"\n.globl main\nmain: ret\n");
    assertThat(run.status()).isEqualTo(121);
    assertThat(run.err()).contains("bad.h:2:1: error: #error not today");
  }

  @Test
  void mistakeBehindAMacroOfThePreprocessorIsShownInItsLine() throws IOException {
    CommandRun run =
        written("my.S", "#define BAD adi\n/* two\nlines */\n.globl main\nmain: BAD a0, a0, 1\n");
    assertThat(run.status()).isEqualTo(121);
    assertThat(run.err()).contains("my.S:5:7: error: unknown instruction or macro 'adi'");
  }

  @Test
  void preprocessorDoesNotTouchPlainSources() throws IOException {
    CommandRun run =
        written("my.s", "#define ret nop\n#if 0\n.globl main\nmain: li a0, 5\nret\n#endif\n");
    assertThat(run.status()).isEqualTo(5);
  }

  @Test
  void assemblyOfACompilerWithDefaultPieRuns() throws IOException {
    String source =
        """
        \t.file\t"x.c"
        \t.option nopic
        \t.attribute arch, "rv32i2p1_m2p0_a2p1"
        \t.addrsig
        \t.text
        \t.align\t2
        \t.globl\tmain
        \t.type\tmain, @function
        main:
        \taddi\tsp,sp,-16
        \tsw\tra,12(sp)
        \tcall\tseven@plt
        \tlw\tra,12(sp)
        \taddi\tsp,sp,16
        \tjr\tra
        \t.size\tmain, .-main
        seven:
        \tli\ta0,7
        \tret
        \t.ident\t"clang"
        \t.section\t".note.GNU-stack","",@progbits
        """;
    assertThat(written("x.s", source).status()).isEqualTo(7);
  }

  @Test
  void positionIndependentCodeFindsItsAddressesInTheOffsetTable() throws IOException {
    Files.writeString(
        folder.resolve("other.s"), ".globl shared\n.data\nhidden: .word 1\nshared: .word 30\n");
    Files.writeString(
        folder.resolve("pic.s"),
        """
                .option pic
                .globl  main
                .weak   missing
        main:   la      t0, shared
                lw      a0, 0(t0)
                la      t1, shared
                sub     t1, t1, t0
                add     a0, a0, t1
                la      t0, hidden
                lw      t0, 0(t0)
                add     a0, a0, t0
                la      t0, missing
                add     a0, a0, t0
        1:      auipc   t0, %got_pcrel_hi(hidden)
                lw      t0, %pcrel_lo(1b)(t0)
                lw      t0, 0(t0)
                add     a0, a0, t0
                .option push
                .option nopic
                la      t0, hidden
                .option pop
                ret
                .data
        hidden: .word   6
        """);
    CommandRun run =
        CommandRun.of(
            "run", folder.resolve("pic.s").toString(), folder.resolve("other.s").toString());
    assertThat(run).isEqualTo(new CommandRun(42, "", ""));
  }

  private CommandRun written(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return CommandRun.of("run", "--max-cycles=1000000", file.toString());
  }

  /** Runs one of the sources of this test. */
  static CommandRun run(String name, String... options) {
    List<String> words = new ArrayList<>(List.of("run", "--max-cycles=10000000"));
    words.addAll(List.of(options));
    words.add(path(name));
    return CommandRun.of(words.toArray(String[]::new));
  }

  static String path(String name) {
    try {
      var resource = SourceFilesTest.class.getResource("sources/" + name);
      return Path.of(Objects.requireNonNull(resource).toURI()).toString();
    } catch (URISyntaxException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
