package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.kernel.Alteration;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.ExitStatus;
import ringside.lab.debug.Point;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.SideBySide;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** What comes of a change in a run, while the run itself stays. */
final class BranchTest {
  private static final long LIMIT = 20_000_000;
  private static final int A0 = 10;
  private static final int S0 = 8;

  private static final Guest ADDS =
      Guest.assemble(
          "adds",
          """
          .globl main
          main:
            li s0, 1000
            la t0, count
          again:
            lw t1, (t0)
          step:
            addi t1, t1, 1
            sw t1, (t0)
            addi s0, s0, -1
            bnez s0, again
            lw a0, (t0)
          result:
            andi a0, a0, 127
            ret
          .data
          count: .word 0
          """);

  /** Parent and child have a page each, that is one until somebody writes. */
  private static final Guest SHARES =
      Guest.assemble(
          "shares",
          """
          .include "lib/syscalls.inc"
          .globl main
          main:
            addi sp, sp, -16
            sw ra, 12(sp)
            call fork
            beqz a0, child
            call wait_pid
            la t0, word
            lw t0, (t0)
            add a0, a0, t0
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
          child:
            la t0, word
          looks:
            lw a0, (t0)
            li a7, SYS_exit_group
            ecall
          .data
          word: .word 5
          """);

  private static Timeline timeline(Guest guest) {
    return new Timeline(Recipe.of(new Trial(guest, Machine.classic(), LIMIT)), () -> false);
  }

  private static int address(Guest guest, String symbol) {
    return guest.image().symbol(symbol).orElseThrow().value();
  }

  private static Stopped to(Timeline timeline, Guest guest, String symbol) {
    return timeline.forward(List.of(new Point.Code(Set.of(address(guest, symbol)), view -> true)));
  }

  private static void setWord(Timeline timeline, int address, int value) {
    setWord(timeline, timeline.position().pid(), address, value);
  }

  private static void setWord(Timeline timeline, int pid, int address, int value) {
    List<Byte> bytes =
        List.of((byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24));
    timeline.branches().change(new Alteration.Memory(pid, address, bytes));
  }

  private static int status(Timeline timeline) {
    assertThat(timeline.goEnd().why()).isEqualTo(Stopped.Why.ENDED);
    return timeline.view().exit().map(ExitStatus::value).orElseThrow();
  }

  @Test
  void aRegisterIsChangedInABranchAlone() {
    Timeline timeline = timeline(ADDS);
    timeline.goEnd();
    final long end = timeline.cycle();
    timeline.goStart();
    to(timeline, ADDS, "result");
    long here = timeline.cycle();
    int tid = timeline.position().tid();
    timeline.branches().change(new Alteration.Register(tid, A0, 77));
    assertThat(timeline.cycle()).isEqualTo(here);
    assertThat(timeline.view().registers(tid).orElseThrow().registers().get(A0)).isEqualTo(77);
    assertThat(status(timeline)).isEqualTo(77);
    assertThat(timeline.cycle()).isEqualTo(end);
    timeline.branches().go(0);
    assertThat(timeline.cycle()).isEqualTo(here);
    assertThat(status(timeline)).isEqualTo(1000 & 127);
    assertThat(timeline.cycle()).isEqualTo(end);
    timeline.branches().go(1);
    assertThat(status(timeline)).isEqualTo(77);
    timeline.go(here - 1);
    assertThat(timeline.view().registers(tid).orElseThrow().registers().get(A0)).isNotEqualTo(77);
  }

  @Test
  void aBranchMayBeginWithTheRun() {
    Timeline timeline = timeline(ADDS);
    setWord(timeline, 2, address(ADDS, "count"), 50);
    long begin = timeline.cycle();
    assertThat(status(timeline)).isEqualTo(1050 & 127);
    timeline.goStart();
    assertThat(timeline.cycle()).isEqualTo(begin);
    assertThat(timeline.view().word(2, address(ADDS, "count"))).hasValue(50);
    setWord(timeline, 2, address(ADDS, "count"), 51);
    assertThat(status(timeline)).isEqualTo(1051 & 127);
    timeline.branches().go(0);
    assertThat(status(timeline)).isEqualTo(1000 & 127);
  }

  @Test
  void aBranchHasBranches() {
    Timeline timeline = timeline(ADDS);
    to(timeline, ADDS, "again");
    int tid = timeline.position().tid();
    timeline.branches().change(new Alteration.Register(tid, S0, 3));
    setWord(timeline, address(ADDS, "count"), 10);
    assertThat(timeline.branches().all()).hasSize(2);
    to(timeline, ADDS, "result");
    timeline.branches().change(new Alteration.Register(tid, A0, 9));
    assertThat(timeline.branches().current().parent()).isEqualTo(1);
    assertThat(status(timeline)).isEqualTo(9);
    timeline.branches().go(1);
    assertThat(status(timeline)).isEqualTo(13);
    timeline.branches().go(0);
    assertThat(status(timeline)).isEqualTo(1000 & 127);
    SideBySide sides =
        timeline.compare(timeline.branches().all().get(1), timeline.branches().all().get(2));
    assertThat(sides.first().exit().orElseThrow().value()).isEqualTo(13);
    assertThat(sides.second().exit().orElseThrow().value()).isEqualTo(9);
    assertThat(sides.firstEvent()).isPresent().isNotEqualTo(sides.secondEvent());
  }

  @Test
  void whoWroteAWordLastWasYou() {
    Timeline timeline = timeline(ADDS);
    to(timeline, ADDS, "result");
    int word = address(ADDS, "count");
    int physical = timeline.view().physical(timeline.position().pid(), word);
    setWord(timeline, word, 4);
    List<Write> writes = timeline.writes(physical, timeline.cycle());
    assertThat(writes.get(0).byHand()).isTrue();
    assertThat(writes.get(0).before()).isEqualTo(1000);
    assertThat(writes.get(0).after()).isEqualTo(4);
    assertThat(writes.get(1).byHand()).isFalse();
    assertThat(writes.get(1).after()).isEqualTo(1000);
    timeline.branches().go(0);
    assertThat(timeline.writes(physical, timeline.cycle()).get(0).byHand()).isFalse();
  }

  /** The loop has been translated by then. */
  @Test
  void changedCodeIsWhatRuns() {
    Timeline timeline = timeline(ADDS);
    to(timeline, ADDS, "again");
    int tid = timeline.position().tid();
    timeline.branches().change(new Alteration.Register(tid, S0, 100_000));
    long start = timeline.cycle();
    timeline.go(start + 300_000);
    long text = timeline.cycle();
    int before = timeline.view().word(2, address(ADDS, "count")).orElseThrow();
    setWord(timeline, address(ADDS, "step"), 0x0003_0313); // addi t1, t1, 0
    assertThat(timeline.cycle()).isGreaterThan(text); // the page was the file's, and was copied
    timeline.goEnd();
    assertThat(timeline.view().exit()).isPresent();
    int result = timeline.view().exit().orElseThrow().value();
    assertThat(result - before & 127).isLessThanOrEqualTo(1);
    timeline.branches().go(0);
    assertThat(status(timeline)).isEqualTo(1000 & 127);
  }

  @Test
  void aPageThatIsSharedUntilWrittenIsCopied() {
    Timeline timeline = timeline(SHARES);
    to(timeline, SHARES, "looks");
    final int child = timeline.position().pid();
    int word = address(SHARES, "word");
    assertThat(timeline.view().physical(child, word)).isEqualTo(timeline.view().physical(2, word));
    setWord(timeline, word, 40);
    assertThat(timeline.view().physical(child, word))
        .isNotEqualTo(timeline.view().physical(2, word));
    assertThat(timeline.view().word(2, word)).hasValue(5);
    assertThat(timeline.view().word(child, word)).hasValue(40);
    assertThat(status(timeline)).isEqualTo(45);
    timeline.branches().go(0);
    assertThat(status(timeline)).isEqualTo(10);
  }

  @Test
  void aReservationIsLost() {
    Guest guest =
        Guest.assemble(
            "reserves",
            """
            .globl main
            main:
              la t0, lock
              li a0, 0
            again:
              addi a0, a0, 1
              lr.w t1, (t0)
            between:
              sc.w t2, t1, (t0)
              bnez t2, again
              ret
            .data
            lock: .word 0
            """);
    Timeline timeline = timeline(guest);
    to(timeline, guest, "between");
    setWord(timeline, address(guest, "lock"), 7);
    assertThat(status(timeline)).isEqualTo(2);
    timeline.branches().go(0);
    assertThat(status(timeline)).isEqualTo(1);
  }

  @Test
  void theNextThreadIsWhoIsTold() {
    Guest guest = Guest.of("race").args("2", "200");
    Timeline timeline = timeline(guest);
    to(timeline, guest, "work");
    to(timeline, guest, "work");
    int running = timeline.position().tid();
    int ready =
        timeline.view().computer().processes().threads().stream()
            .filter(thread -> thread.state() == ThreadState.READY)
            .findFirst()
            .orElseThrow()
            .tid();
    timeline.branches().change(new Alteration.Next(ready));
    assertThat(timeline.position().tid()).isEqualTo(ready).isNotEqualTo(running);
    long then = timeline.cycle();
    timeline.goEnd();
    timeline.go(then);
    assertThat(timeline.position().tid()).isEqualTo(ready);
    refuses(timeline, new Alteration.Next(ready), Alteration.Obstacle.NOT_READY);
    refuses(timeline, new Alteration.Next(2), Alteration.Obstacle.NOT_READY);
  }

  private static void refuses(
      Timeline timeline, Alteration alteration, Alteration.Obstacle obstacle) {
    long cycle = timeline.cycle();
    int branch = timeline.branches().current().number();
    assertThatThrownBy(() -> timeline.branches().change(alteration))
        .isInstanceOfSatisfying(
            Alteration.Refused.class,
            refused -> assertThat(refused.obstacle()).isEqualTo(obstacle));
    assertThat(timeline.cycle()).isEqualTo(cycle);
    assertThat(timeline.branches().current().number()).isEqualTo(branch);
  }

  @Test
  void whatCannotBeChangedIsRefused() {
    Timeline timeline = timeline(SHARES);
    to(timeline, SHARES, "looks");
    int tid = timeline.position().tid();
    List<Byte> zero = List.of((byte) 0);
    refuses(timeline, new Alteration.Register(tid, 0, 1), Alteration.Obstacle.NO_REGISTER);
    refuses(timeline, new Alteration.Register(tid, 33, 1), Alteration.Obstacle.NO_REGISTER);
    refuses(timeline, new Alteration.Register(77, 1, 1), Alteration.Obstacle.NOBODY);
    refuses(timeline, new Alteration.Register(2, A0, 1), Alteration.Obstacle.IN_CALL);
    refuses(
        timeline, new Alteration.Register(tid, Alteration.PC, 0x10002), Alteration.Obstacle.ODD_PC);
    refuses(timeline, new Alteration.Memory(tid, 0, zero), Alteration.Obstacle.NOT_MAPPED);
    refuses(
        timeline, new Alteration.Memory(tid, 0xc000_0000, zero), Alteration.Obstacle.NOT_MAPPED);
    refuses(timeline, new Alteration.Memory(99, 0x10000, zero), Alteration.Obstacle.NOBODY);
    assertThat(status(timeline)).isEqualTo(10);
    refuses(timeline, new Alteration.Register(2, A0, 1), Alteration.Obstacle.OVER);
  }
}
