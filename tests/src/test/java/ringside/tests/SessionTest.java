package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Setting;
import ringside.lab.session.Guest;
import ringside.lab.session.GuestException;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.sv32.Walk;

/** Sessions: where they stop, what can be seen there, and that it changes nothing. */
final class SessionTest {
  private static final Guest COUNTS =
      Guest.assemble(
          "counts",
          """
          .globl main
          main:
            la t0, count
            li t1, 3
          again:
            lw t2, (t0)
            addi t2, t2, 1
          here:
            sw t2, (t0)
            addi t1, t1, -1
            bnez t1, again
            li a0, 5
            ret
          .data
          count: .word 0
          """);

  @Test
  void runsToTheEnd() {
    try (Session session = Session.of(Guest.of("hello")).build()) {
      RunResult result = session.runToEnd();
      assertThat(result.outputText()).startsWith("Hello");
      assertThat(result.exitStatus()).isZero();
      assertThat(result.reason()).isEqualTo(new StopReason.Ended());
      assertThat(result.leaks()).isZero();
      assertThat(result.ledger().sum(key -> true)).isEqualTo(result.cycles());
      assertThat(result.processes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsBeforeAnInstructionEachTimeItComesUp(EngineKind engine) {
    try (Session session = counting(engine)) {
      List<Integer> seen = new ArrayList<>();
      while (session.runUntil(Stop.at("here")) instanceof StopReason.Breakpoint at) {
        assertThat(at.pc()).isEqualTo(session.station().address("here"));
        assertThat(session.thread(at.tid()).pc()).isEqualTo(at.pc());
        seen.add(session.thread(at.tid()).register("t2"));
        assertThat(session.word("count")).isEqualTo(seen.size() - 1);
      }
      assertThat(seen).containsExactly(1, 2, 3);
      assertThat(session.result().exitStatus()).isEqualTo(5);
      assertThat(session.result().cycles()).isEqualTo(uncut(engine));
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsAfterAWordIsWritten(EngineKind engine) {
    try (Session session = counting(engine)) {
      List<String> seen = new ArrayList<>();
      while (session.runUntil(Stop.whenWritten("count")) instanceof StopReason.Written at) {
        assertThat(at.pc()).isEqualTo(session.station().address("here"));
        assertThat(at.address()).isEqualTo(session.station().address("count"));
        assertThat(session.word("count")).isEqualTo(at.after());
        seen.add(at.before() + " " + at.after());
      }
      assertThat(seen).containsExactly("0 1", "1 2", "2 3");
      assertThat(session.result().cycles()).isEqualTo(uncut(engine));
    }
  }

  @Test
  void seesWhatTheKernelWritesForAProgram() {
    Guest reads =
        Guest.assemble(
                "reads",
                """
                .globl main
                main:
                  li a0, 0
                  la a1, buffer
                  li a2, 4
                  li a7, 63
                call:
                  ecall
                  li a0, 0
                  ret
                .data
                buffer: .word 7
                """)
            .stdin("abcd");
    try (Session session = Session.of(reads).build()) {
      StopReason reason = session.runUntil(Stop.whenWritten("buffer"));
      assertThat(reason).isInstanceOf(StopReason.Written.class);
      StopReason.Written written = (StopReason.Written) reason;
      assertThat(written.before()).isEqualTo(7);
      assertThat(written.after()).isEqualTo(0x64636261);
      assertThat(written.pc()).isEqualTo(session.station().address("call"));
      assertThat(session.runToEnd().exitStatus()).isZero();
    }
  }

  @Test
  void stopsAtACycleAndWhenAsked() {
    try (Session session = Session.of(Guest.of("sieve")).build()) {
      StopReason reason = session.runUntil(Stop.atCycle(100_000), Stop.at(8));
      assertThat(reason).isEqualTo(new StopReason.CycleReached(100_000));
      assertThat(session.cycle()).isBetween(100_000L, 110_000L);
      assertThat(session.runUntil(Stop.asked(() -> true))).isEqualTo(new StopReason.Asked());
    }
  }

  @Test
  void walksAPageTable() {
    try (Session session = counting(EngineKind.FAST)) {
      StopReason.Breakpoint at = (StopReason.Breakpoint) session.runUntil(Stop.at("main"));
      Walk walk = session.pageTable(at.pid()).walk(at.pc());
      assertThat(walk.result()).isEqualTo(Walk.Result.LEAF);
      assertThat(walk.pte().user()).isTrue();
      assertThat(session.pageTable(at.pid()).walk(0x1000_0000).result())
          .isEqualTo(Walk.Result.PAGE_FAULT);
    }
  }

  @Test
  void manySessionsStandSideBySide() {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sessions.add(Session.of(Guest.of("race")).on(Machine.classic().seed(i)).build());
    }
    for (int cycle = 0; cycle < 200_000; cycle += 50_000) {
      for (Session session : sessions) {
        session.runUntil(Stop.atCycle(cycle));
      }
    }
    for (int i = 0; i < 10; i++) {
      try (Session alone = Session.of(Guest.of("race")).on(Machine.classic().seed(i)).build()) {
        RunResult result = sessions.get(i).runToEnd();
        RunResult other = alone.runToEnd();
        assertThat(result.cycles()).isEqualTo(other.cycles());
        assertThat(result.outputText()).isEqualTo(other.outputText());
      }
    }
  }

  @Test
  void stopsOnAnyComputerOfAWire() {
    Guest echo = Guest.of("remote-echo");
    try (Session session =
        Session.of(echo.args("server")).and(echo.args("client", "10.0.0.1", "1")).build()) {
      Set<Integer> computers = new TreeSet<>();
      for (int i = 0; i < 2; i++) {
        StopReason reason = session.runUntil(Stop.at("main"));
        computers.add(((StopReason.Breakpoint) reason).computer());
      }
      assertThat(computers).containsExactly(1, 2);
      assertThat(session.runUntil()).isEqualTo(new StopReason.Ended());
      assertThat(session.result(2).outputText()).startsWith("client: 64 bytes there and back");
      assertThat(session.result(1).leaks() + session.result(2).leaks()).isZero();
    }
  }

  @Test
  void saysWhatCannotBe() {
    assertThatThrownBy(() -> Guest.of("helo"))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("hello");
    assertThatThrownBy(() -> Guest.assemble("bad", "main: adi a0, a0, 1\n"))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("bad.s:1");
    assertThatThrownBy(() -> Session.of(Guest.of("none", new byte[4])).build())
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("can't run 'none'");
    assertThatThrownBy(() -> Machine.classic().with(Setting.DTLB_ENTRIES, "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("many");
    try (Session session = counting(EngineKind.FAST)) {
      assertThatThrownBy(() -> session.runUntil(Stop.at("nowhere")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nowhere");
    }
  }

  private static Session counting(EngineKind engine) {
    return Session.of(COUNTS).on(Machine.classic().by(engine)).build();
  }

  private static long uncut(EngineKind engine) {
    try (Session session = counting(engine)) {
      return session.runToEnd().cycles();
    }
  }
}
