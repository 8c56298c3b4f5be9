package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a program's mishaps without being asked for, once each. */
final class MishapsTest {
  private static final String CASES = "src/test/resources/ringside/cli/crashes/";

  @TempDir private Path folder;

  @Test
  void endBySigpipeNamesTheCallAndTheDescriptor() {
    CommandRun run = CommandRun.of("run", CASES + "pipe-without-reader.s");
    assertThat(run.status()).isEqualTo(141);
    assertThat(run.err())
        .contains("SIGPIPE", "write(4, ", "descriptor 4 (pipe:[", "main+")
        .hasLineCount(1);
  }

  @Test
  void epipeThatTheProgramHandlesIsNotTold() throws IOException {
    String ignore = " li a0, 13\n la a1, act\n li a2, 0\n li a3, 8\n li a7, 134\n ecall\n";
    String source = Files.readString(Path.of(CASES + "pipe-without-reader.s"));
    String handled =
        source.replace("    mv a0, sp\n    li a1, 0\n", ignore + "    mv a0, sp\n    li a1, 0\n");
    CommandRun run = ofSource(handled + ".data\n.balign 4\nact: .word 1, 0, 0, 0, 0\n");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void badAddressGivenToACallIsToldOnce() throws IOException {
    String call = " li a0, 1\n li a1, 64\n li a2, 5\n li a7, 64\n ecall\n";
    CommandRun run = ofSource(".globl main\nmain:\n" + call + call + " li a0, 0\n ret\n");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("write(1, 0x40, 5)", "main+0x10", "case.s:7", "EFAULT", "is at 0x40")
        .hasLineCount(1);
  }

  @Test
  void programThatTriesBadAddressesOutIsNotDrownedInLines() throws IOException {
    StringBuilder source = new StringBuilder(".globl main\nmain:\n");
    for (int number : new int[] {64, 63, 17, 59, 160, 49}) {
      source.append(" li a0, 1\n li a1, 8\n li a2, 8\n li a3, 0\n li a7, ").append(number);
      source.append("\n ecall\n");
    }
    CommandRun run = ofSource(source.append(" li a0, 0\n ret\n").toString());
    assertThat(run.status()).isZero();
    assertThat(run.err().lines().count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {118, 119, 120, 121, 122, 124, 125})
  void statusLikeOneOfOursIsToldToBeTheProgramsOwn(int status) throws IOException {
    CommandRun run = ofSource(".globl main\nmain: li a0, " + status + "\n ret\n");
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains("the program's own exit status is " + status).hasLineCount(1);
  }

  @Test
  void exit123CanBeToldFromADeadlock() {
    CommandRun run = CommandRun.of("run", CASES + "exit-123.s");
    assertThat(run.status()).isEqualTo(123);
    assertThat(run.err()).contains("the program's own exit status is 123").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 117, 126})
  void otherStatusesAreNotTalkedAbout(int status) throws IOException {
    CommandRun run = ofSource(".globl main\nmain: li a0, " + status + "\n ret\n");
    assertThat(run).isEqualTo(new CommandRun(status, "", ""));
  }

  @Test
  void pipelineWhoseReaderLeavesIsDailyWorkAtATerminal() {
    String keys = "yes | head -n 1\nexit 0\n";
    CommandRun run = CommandRun.of(keys, Map.of(), "run", "sh", "--terminal");
    assertThat(run.err()).doesNotContain("SIGPIPE");
  }

  private CommandRun ofSource(String text) throws IOException {
    return CommandRun.of("run", Files.writeString(folder.resolve("case.s"), text).toString());
  }
}
