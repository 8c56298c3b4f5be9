package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.kernel.file.terminal.WindowSize;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.programs.Tools;

/** The shell at a keyboard whose keys are the guest's (termios(3)). */
final class TerminalTest {
  private static final String PROMPT = "$ ";
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";
  private static final String CTRL_U = "\025";
  private static final String CTRL_W = "\027";
  private static final String CTRL_Z = "\032";
  private static final String BACKSPACE = "\177";

  @Test
  void linesAreEditedAndShown() {
    PersonConsole person =
        new PersonConsole()
            .on(PROMPT, "echo helpo" + BACKSPACE + BACKSPACE + "lo\r")
            .on(PROMPT, "nonsense" + CTRL_U + "echo one two" + CTRL_W + "three\r")
            .on(PROMPT, CTRL_D);
    assertThat(run(person).exitStatus()).isEqualTo(0);
    assertThat(person.shown())
        .contains("echo helpo\b \b\b \blo\nhello\n")
        .contains("\none three\n")
        .endsWith("$ \n");
  }

  @Test
  void controlCEndsWhoIsInTheForegroundAndTheLineAtThePrompt() {
    PersonConsole person =
        new PersonConsole()
            .on(PROMPT, "cat\r")
            .on("cat\n", "typed\r")
            .on("typed\ntyped\n", CTRL_C)
            .on(PROMPT, "echo status $?\r")
            .on(PROMPT, "exit 9" + CTRL_C)
            .on(PROMPT, "exit 3\r");
    assertThat(run(person).exitStatus()).isEqualTo(3);
    assertThat(person.shown()).contains("^C\n$ echo status $?\nstatus 130\n$ exit 9^C\n$ exit 3\n");
  }

  @Test
  void jobsStopAndGoOnInFrontAndBehind() {
    PersonConsole person =
        new PersonConsole()
            .on(PROMPT, "cat\r")
            .on("cat\n", CTRL_Z)
            .on(PROMPT, "jobs\r")
            .on(PROMPT, "bg\r")
            .on(PROMPT, "jobs\r")
            .on(PROMPT, "fg\r")
            .on("cat\n", "again\r")
            .on("again\nagain\n", CTRL_D)
            .on(PROMPT, "jobs; exit\r");
    assertThat(run(person).exitStatus()).isEqualTo(0);
    assertThat(person.shown())
        .contains("^Z\n[1] stopped  cat\n")
        .contains("$ bg\n[1] cat &\n$ jobs\n[1] stopped  cat\n$ fg\ncat\nagain\nagain\n")
        .endsWith("$ jobs; exit\n");
  }

  @Test
  void othersRunWhileTheShellWaitsForAKey() {
    PersonConsole person =
        new PersonConsole().on(PROMPT, "hello > h && cat h &\r").on("process!\n", "exit\r");
    assertThat(run(person).exitStatus()).isEqualTo(0);
  }

  @Test
  void aCommandOfTheShellReadsTheTerminalItStandsAt() {
    PersonConsole person =
        new PersonConsole()
            .on(PROMPT, "sh -c cat\r")
            .on("cat\n", "line\r")
            .on("line\nline\n", CTRL_D)
            .on(PROMPT, "exit\r");
    assertThat(run(person).exitStatus()).isEqualTo(0);
  }

  @Test
  void anotherSizeDisturbsNobodyWhoDoesNotAsk() {
    PersonConsole person =
        new PersonConsole()
            .resizesOn(PROMPT, WindowSize.of(30, 100))
            .on("", "cat < /dev/tty\r")
            .on("tty\n", CTRL_D)
            .on(PROMPT, "exit\r");
    assertThat(run(person).exitStatus()).isEqualTo(0);
  }

  @Test
  void whoIsLeftAloneReadsTheEnd() {
    PersonConsole person = new PersonConsole().on(PROMPT, "cat\r");
    assertThat(run(person).exitStatus()).isEqualTo(0);
  }

  private static RunResult run(PersonConsole person) {
    Guest guest = Guest.of("sh", Tools.executable("sh").orElseThrow());
    Session session = Session.of(guest).console(person).build();
    session.runUntil();
    return session.result();
  }
}
