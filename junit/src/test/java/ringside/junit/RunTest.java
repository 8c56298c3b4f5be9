package ringside.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.kernel.config.Preset;
import ringside.kernel.config.SchedulingKind;
import ringside.kernel.config.Setting;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.mmu.ledger.Cause;

class RunTest {
  private static final Program COUNTER =
      Program.assemble("guests/counter.s", "guests/mutex.s").args("3");
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static String failure(ThrowingCallable deed) {
    return String.valueOf(
        assertThatThrownBy(deed).isInstanceOf(AssertionError.class).actual().getMessage());
  }

  @Test
  void whatARunHasLeftCanBeAsserted() {
    Run run =
        COUNTER.run().exited(0).stdout("6\n").stderr("").leftNothing().keptCallingConvention();
    run.word("count").isEqualTo(6);
    run.word("rounds").isEqualTo(3);
    run.cycles().isPositive();
    run.cycles(Cause.DTLB).isPositive();
    run.instructions().isLessThan(100_000);
    run.figure("calls.clone").isEqualTo(2);
    run.switches().processes().isZero();
    run.switches().threads().isPositive();
    run.switches().cycles().isPositive();
    assertThat(run.ledger().isWhole()).isTrue();
  }

  @Test
  void bytesGoThrough() {
    Input any = Input.of(new byte[] {0, -1, '\n', 7, '%'});
    Program.of("cat").stdin(any).run().exited(0).stdout(any).leftNothing();
    assertThat(any).hasToString("\"\\000\\377\\n\\007\\045\"");
  }

  @Test
  void aFailureEndsWithItsCommand() {
    Program fancy =
        COUNTER
            .on(Machine.of(Preset.TINY).with(Setting.DTLB_ENTRIES, 8))
            .under(SchedulingKind.LOTTERY)
            .seed(new Seed(7));
    assertThat(failure(() -> fancy.run().exited(1)))
        .isEqualTo(
            """
            exit status 0, expected 1
            To run it again:
              ringside run --machine tiny --set seed=7 --set dtlb.entries=8 --set sched=lottery \
            src/test/resources/guests/counter.s src/test/resources/guests/mutex.s -- 3""");
    assertThat(Program.of("cat").args("a b", "it's").stdin("1%\n").command())
        .isEqualTo("printf '1\\045\\n' | ringside run cat -- 'a b' 'it'\\''s'");
  }

  @Test
  void aDifferenceIsShownWhereItBegins() {
    Program three = Program.of("cat").stdin("one\ntwo\nthree\n");
    assertThat(failure(() -> three.run().stdout("one\ntwo\n")))
        .startsWith("stdout differs in line 3:\n  expected nothing, it ends here\n")
        .contains("printed  'three\\n'");
    assertThat(failure(() -> three.run().stdout("one\ntwo\nthree")))
        .contains("line 3", "expected 'three'", "printed  'three\\n'");
  }

  @Test
  void crashesAndDeadlocksAreTold() {
    assertThat(failure(() -> Program.of("textwrite").run().exited(0)))
        .startsWith("exit status 139, expected 0\nringside: textwrite (pid 2, tid 2)")
        .contains("textwrite.s:20", "To run it again:\n  ringside run textwrite");
    assertThat(failure(() -> Program.of("deadlock").run().exited(0)))
        .startsWith("a deadlock: nothing can run any more")
        .contains("deadlock.s:49");
    Program.of("deadlock").run().deadlocked();
    assertThat(failure(() -> COUNTER.run().deadlocked())).startsWith("no deadlock");
    assertThat(failure(() -> COUNTER.limit(1000).run().exited(0))).startsWith("it did not end");
  }

  @Test
  void failuresHaveThirtyLinesAtMost() {
    assertThat(failure(() -> Program.of("deadlock").run().exited(0)).lines().count())
        .isLessThanOrEqualTo(30);
    assertThat(failure(() -> Program.of("textwrite").run().exited(0)).lines().count())
        .isLessThanOrEqualTo(30);
  }

  @Test
  void aWordCanBeSeenWhereTheRunCameToStand() {
    Program.of("deadlock").run().word("lock_a").isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsRefused() {
    Run run = COUNTER.run();
    assertThatThrownBy(() -> run.word("counter"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no symbol counter");
    assertThatThrownBy(() -> run.word("main")).hasMessageContaining("may write");
    assertThatThrownBy(() -> run.figure("cycles.DTLBB")).hasMessageContaining("cycles.DTLB");
  }

  @Test
  void aProgramThatCantBeBuiltFailsTheTestThatNeedsIt() {
    Program missing = Program.assemble("guests/nothing.s");
    assertThatThrownBy(missing::run)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("guests/nothing.s");
    assertThatThrownBy(() -> Program.of("raze").run()).hasMessageContaining("race");
    assertThatThrownBy(() -> Program.assemble("guests/counter.s").run())
        .hasMessageContaining("lock");
  }

  @Test
  void aDialogueGivesEachAnswer() {
    Dialogue talk = Program.of("cat").dialogue();
    assertThat(talk.say("one")).isEqualTo("one\n");
    assertThat(talk.say("two")).isEqualTo("two\n");
    assertThat(talk.isOver()).isFalse();
    talk.program().run().stdout("one\ntwo\n");
  }

  private static Program assembled(String text) {
    return Program.of(Guest.assemble("small", ".globl main\nmain:\n" + text));
  }

  @Test
  void whatACrashHasLeftCanBeSeen() {
    Program crashes =
        assembled(
            """
              la t0, seen
              li t1, 7
              sw t1, 4(t0)
              sw t1, 0(zero)
            .data
            .balign 4
            seen: .word 1, 2, 3
            """);
    Run run = crashes.run().exited(139);
    run.word("seen").isEqualTo(1);
    run.word("seen", 1).isEqualTo(7);
    run.word("seen", 2).isEqualTo(3);
  }

  @Test
  void aVariableThatNobodyTouchedIsAsTheFileHasIt() {
    Program touchesNothing =
        assembled(
            """
              li a0, 0
              ret
            .data
            .balign 4096
            .space 4096
            far: .word 0x12345678
            .bss
            zero: .space 8192
            """);
    Run run = touchesNothing.run().exited(0);
    run.word("far").isEqualTo(0x12345678);
    run.word("zero", 2047).isZero();
  }

  @Test
  void whatIsLeftIsToldThingByThing() {
    Program opens =
        assembled(
            """
              addi sp, sp, -16
              mv a0, sp
              li a1, 0
              li a7, 59             # pipe2
              ecall
              li a0, 0
              addi sp, sp, 16
              ret
            """);
    assertThat(failure(() -> opens.run().exited(0).leftNothing()))
        .startsWith("it left 2 things behind:")
        .contains("pipe");
  }

  @Test
  void aBrokenCallingConventionIsTold() {
    Program changes =
        assembled(
            """
              addi sp, sp, -16
              sw ra, 0(sp)
              call wrong
              li a0, 0
              lw ra, 0(sp)
              addi sp, sp, 16
              ret
            wrong:
              li s3, 5
              ret
            """);
    assertThat(failure(() -> changes.run().keptCallingConvention()))
        .contains("wrong changes s3", "small.s:");
  }

  @Test
  void anExecutableCanBeLoaded(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("mine"), Guest.of("cat").elf());
    Program loaded = Program.load(file.toString()).stdin("a\n");
    loaded.run().exited(0).stdout("a\n");
    assertThat(loaded.name()).isEqualTo("mine");
  }

  @Test
  void sourcesOfTheClassPathAreFoundToo(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("other.s"), ".globl main\nmain: li a0, 3\n ret\n");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      Program.assemble("other.s").run().exited(3);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void failuresAreInKoreanWhereTheHostIs() {
    Locale.setDefault(Locale.KOREA);
    assertThat(failure(() -> COUNTER.run().exited(1)))
        .startsWith("종료 상태 0, 기대한 것은 1")
        .contains("ringside run");
  }
}
