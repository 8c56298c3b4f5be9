package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.kernel.config.Setting;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/** The commands other than run. */
class CommandsTest {
  @TempDir private Path folder;

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command : List.of("run", "list", "show", "asm", "disasm", "config")) {
      CommandRun run = CommandRun.of(command, "--help");
      assertThat(run.status()).as(command).isZero();
      assertThat(run.out()).as(command).contains("Examples:", "ringside " + command);
    }
    assertThat(CommandRun.of("--help").out()).contains("run", "list", "disasm", "Examples:");
  }

  @Test
  void helpHoldsNoEscapeSequences() {
    assertThat(CommandRun.of("run", "--help").out()).doesNotContain("\u001b");
  }

  @Test
  void listNamesEveryProgram() {
    String out = CommandRun.of("list").out();
    assertThat(out.lines().map(line -> line.split(" ", 2)[0]))
        .containsAll(Catalogue.all().stream().map(GuestProgram::name).toList());
    assertThat(out).contains(String.join(" ", Tools.names()));
    assertThat(CommandRun.of("list", "--long", "--lang", "ko").out()).contains("프로그램");
  }

  @Test
  void showPrintsSourceAndExplanation() {
    assertThat(CommandRun.of("show", "hello").out()).isEqualTo(Catalogue.source("hello.s"));
    assertThat(CommandRun.of("show", "lib/print.s").out()).contains("print_string");
    assertThat(CommandRun.of("show", "hello", "--explain").out()).contains("process");
  }

  @Test
  void showOfAProgramInCSaysHowToBuildIt() {
    CommandRun run = CommandRun.of("show", "ipc-cost");
    assertThat(run.out()).contains("#include \"ringside.h\"").doesNotContain("lib/c/cc");
    assertThat(run.err()).contains("ipc-cost.c", "programs/lib/c/cc ipc-cost.c -o ipc-cost");
    assertThat(CommandRun.of("show", "ipc-cost", "--explain").err()).isEmpty();
    assertThat(CommandRun.of("show", "sh").err()).contains("cc sh.c -o sh");
    assertThat(CommandRun.of("show", "hello").err()).isEmpty();
  }

  @Test
  void aProgramInCThatIsShownRunsUntilItIsChanged() throws IOException {
    for (String name : List.of("my.s", "my.S", "my.c")) {
      Path source = folder.resolve(name);
      Files.writeString(source, CommandRun.of("show", "msgqueue").out());
      CommandRun run = CommandRun.of("run", source.toString());
      assertThat(run.out()).as(name).isEqualTo(CommandRun.of("run", "msgqueue").out());
      assertThat(run.err()).as(name).contains("bundled msgqueue", "programs/lib/c/cc my.c -o my");
    }
  }

  @Test
  void aProgramInCUnderAnyNameIsRefusedWithTheWayToBuildIt() throws IOException {
    for (String name : List.of("my.s", "my.S", "my.c")) {
      Path source = folder.resolve(name);
      Files.writeString(source, CommandRun.of("show", "ipc-cost").out() + "/* changed */\n");
      CommandRun run = CommandRun.of("run", source.toString());
      assertThat(run.status()).as(name).isEqualTo(122);
      assertThat(run.err()).as(name).contains("written in C", "programs/lib/c/cc my.c -o my");
    }
  }

  @Test
  void helpNamesEverySchedulingPolicy() {
    assertThat(CommandRun.of("run", "--help").out()).contains(Setting.SCHED.type().names());
  }

  @Test
  void showOfUnknownNameSuggestsTheNearest() {
    CommandRun run = CommandRun.of("show", "pipelin");
    assertThat(run.status()).isEqualTo(122);
    assertThat(run.err()).contains("did you mean 'pipeline'?");
  }

  @Test
  void shownSourceCanBeAssembledAndRun() throws IOException {
    Path source = folder.resolve("copy.s");
    Files.writeString(source, CommandRun.of("show", "hello").out());
    Path elf = folder.resolve("copy");
    CommandRun made = CommandRun.of("asm", source.toString(), "-o", elf.toString());
    assertThat(made).isEqualTo(new CommandRun(0, "", ""));
    assertThat(CommandRun.of("run", elf.toString()).out()).isEqualTo("Hello from a process!\n");
  }

  @Test
  void asmReportsErrorsAndMissingFiles() throws IOException {
    Path source = Files.writeString(folder.resolve("bad.s"), "main: nop nop\n");
    String out = folder.resolve("out").toString();
    assertThat(CommandRun.of("asm", source.toString(), "-o", out).status()).isEqualTo(121);
    assertThat(CommandRun.of("asm", "nowhere.s", "-o", out).status()).isEqualTo(122);
    assertThat(CommandRun.of("asm", source.toString()).status()).isEqualTo(120);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void disasmShowsLabelsSourceLinesAndWords() {
    CommandRun run = CommandRun.of("disasm", "hello");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("<main>:", "<_start>:", "# hello.s:", "00000073  ecall", "00008067  ret");
  }

  @Test
  void disasmOfOtherFilesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "text");
    assertThat(CommandRun.of("disasm", file.toString()).status()).isEqualTo(122);
    assertThat(CommandRun.of("disasm", "nowhere").status()).isEqualTo(122);
  }

  @Test
  void configPrintsWhatOptionsChange() {
    String out = CommandRun.of("config", "--machine", "big", "--set", "quantum=5000").out();
    assertThat(out).containsPattern("quantum +5000 ").containsPattern("itlb.entries +64 ");
  }

  @Test
  void configSaysWhatIsAllowed() {
    String out = CommandRun.of("config").out();
    for (Setting setting : Setting.values()) {
      assertThat(out).contains(setting.meaning() + " (" + setting.type().allowed() + ")");
    }
  }

  @Test
  void configExplainsTheSettingsOfSomeKeys() {
    CommandRun run = CommandRun.of("config", "sched", "dtlb.entries", "--machine", "tiny");
    assertThat(run.out())
        .containsPattern("sched +rr ")
        .containsPattern("mlfq +feedback queues")
        .containsPattern("dtlb.entries +4 ")
        .containsPattern("in classic +32\n")
        .doesNotContain("quantum ");
    CommandRun wrong = CommandRun.of("config", "dtlb.entrys");
    assertThat(wrong.status()).isEqualTo(120);
    assertThat(wrong.err()).contains("did you mean 'dtlb.entries'?");
  }

  @Test
  void printedMachineFileDescribesTheSameMachine() throws IOException {
    Path file = folder.resolve("big.toml");
    Files.writeString(file, CommandRun.of("config", "--machine", "big", "--toml").out());
    assertThat(CommandRun.of("config", "--machine", file.toString()).out())
        .isEqualTo(CommandRun.of("config", "--machine", "big").out());
  }

  @Test
  void unknownCommandSuggestsTheNearest() {
    CommandRun run = CommandRun.of("rnu", "hello");
    assertThat(run.status()).isEqualTo(120);
    assertThat(run.err()).contains("'rnu'", "did you mean 'run'?");
  }
}
