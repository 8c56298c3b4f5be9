package ringside.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.programs.Tools;

/** The guest shell and its tools, as somebody uses them who plays with the computer. */
final class ShellTest {
  @Test
  void pipelinesCarryTheOutputOfProgramsOn() {
    assertThat(shell("hello | cat | wc\nls /bin | grep switch\n"))
        .isEqualTo("1 4 22\nswitch-cost\n");
  }

  @Test
  void redirectionsMakeAndReadFiles() {
    assertThat(shell("hello > h\nhello >> h\nwc < h\ncat h nofile 2> e\ncat e\nrm h e\nls\n"))
        .isEqualTo("2 8 44\n" + hello() + hello() + "cat: nofile: not found\n");
  }

  @Test
  void wcCountsWhatIsAskedFor() {
    assertThat(shell("hello > h\nwc -l h; wc -cw < h; wc -x; echo $?\n"))
        .isEqualTo("1 h\n4 22\nusage: wc [-lwc] [FILE...]\n2\n");
  }

  @Test
  void listsDependOnWhatEndedWell() {
    assertThat(
            shell(
                "true && echo yes || echo no\nfalse && echo yes || echo no; echo $?\nnope\necho $?"))
        .isEqualTo("yes\nno\n0\n127\n");
  }

  @Test
  void wordsAreQuotedAndReplaced() {
    assertThat(shell("X='a  b'; echo \"$X\" '$X' $NONE. \\$X\ncd /etc; echo p*d *.none\n"))
        .isEqualTo("a  b $X . $X\npasswd *.none\n");
  }

  @Test
  void jobsRunInTheBackground() {
    assertThat(shell("echo first | cat > t &\nwait\ncat t\nkill -TERM $$\n"))
        .startsWith("[1] ")
        .endsWith("first\n");
  }

  @Test
  void toolsShowWhatTheKernelHas() {
    assertThat(shell("ps\nfree\nipcs\n"))
        .contains("PID PPID STATE MEMORY NAME", " sh\n", " ps\n", "memory ", "message queues:");
  }

  @Test
  void theShellEndsWithTheStatusThatIsAskedFor() {
    GuestResult result = run("exit 7\n");
    assertThat(result.status()).isEqualTo(7);
  }

  @Test
  void mistakesAreToldAndSurvived() {
    assertThat(shell("| cat\necho a >\necho still here\n")).isEqualTo("still here\n");
  }

  private static String hello() {
    return shell("hello");
  }

  private static String shell(String script) {
    return run(script).output();
  }

  private static GuestResult run(String script) {
    byte[] elf = Tools.executable("sh").orElseThrow();
    return GuestRun.of("sh", elf).input(script.getBytes(US_ASCII)).run();
  }
}
