package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.isa.Register;
import ringside.isa.abi.Syscall;
import ringside.kernel.Alteration;
import ringside.kernel.event.Event;
import ringside.lab.debug.Branch;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.View;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** One goes forth and back through a run of several computers on a wire. */
final class ComputersTimelineTest {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  /** How a message comes from the second computer to the first. */
  private enum Way {
    TCP(
        1,
        """
            mv   a0, s0
            li   a1, 1
            li   a7, SYS_listen
            ecall
            mv   a0, s0
            li   a1, 0
            li   a2, 0
            li   a3, 0
            li   a7, SYS_accept4
            ecall
            mv   s0, a0
        """),
    UDP(2, "");

    private final Guest receiver;
    private final Guest sender;

    Way(int type, String accept) {
      this.receiver = guest("receiver", type, "SYS_bind", accept + call("SYS_recvfrom", "buffer"));
      String make = "li t0, 200\nwait:\naddi t0, t0, -1\nbnez t0, wait\n";
      String store = "la t0, buffer\nli t1, 0x12345678\nmade: sw t1, 4(t0)\n";
      this.sender =
          guest("sender", type, "SYS_connect", store + call("SYS_sendto", "buffer"), make);
    }

    private static String call(String number, String buffer) {
      return "mv a0, s0\nla a1, "
          + buffer
          + "\nli a2, 16\nli a3, 0\nli a4, 0\nli a5, 0\nli a7, "
          + number
          + "\necall\n";
    }

    private static Guest guest(String name, int type, String bind, String talk, String... first) {
      String source =
          """
          .include "lib/syscalls.inc"
          .globl main
          main:
              %s
              li   a0, 2
              li   a1, %d
              li   a2, 0
              li   a7, SYS_socket
              ecall
              mv   s0, a0
              mv   a0, s0
              la   a1, address
              li   a2, 16
              li   a7, %s
              ecall
              %s
          got:
              li   a0, 0
              li   a7, SYS_exit_group
              ecall
          .data
          address: .half 2, 0x581b
                   .byte 10, 0, 0, 1
                   .word 0, 0
          .balign 64
          buffer:  .space 64
          """;
      return Guest.assemble(name, source.formatted(String.join("", first), type, bind, talk));
    }

    private SessionBuilder session() {
      return Session.of(receiver).and(sender).limit(10_000_000);
    }

    private Timeline timeline() {
      return new Timeline(Recipe.of(this::session), () -> false);
    }

    private Point at(int computer, int looked, String symbol) {
      Guest guest = computer == FIRST ? receiver : sender;
      Point point = new Point.Code(Set.of(address(guest, symbol)), view -> true);
      return computer == looked ? point : new Point.Elsewhere(computer, point);
    }
  }

  private static int address(Guest guest, String symbol) {
    return guest.image().symbol(symbol).orElseThrow().value();
  }

  private static List<Position> cut(Timeline timeline) {
    return timeline.computers().stream().map(View::position).toList();
  }

  /** Where all stand depends on the cycle alone, not on the way there, nor on who is looked at. */
  @ParameterizedTest
  @EnumSource
  void allStandTogetherWhereverTheyComeFrom(Way way) {
    Timeline timeline = way.timeline();
    long start = timeline.start();
    long end = timeline.goEnd().position().cycle();
    Random random = new Random(7);
    Map<Long, List<Position>> known = new HashMap<>();
    for (int i = 0; i < 15; i++) {
      long cycle = start + random.nextLong(end - start);
      timeline.go(cycle);
      List<Position> fresh = cut(timeline);
      Timeline other = way.timeline();
      other.go(cycle);
      assertThat(fresh).isEqualTo(cut(other));
      known.put(timeline.cycle(), fresh);
    }
    known.forEach(
        (cycle, fresh) -> {
          timeline.go(cycle);
          assertThat(cut(timeline)).isEqualTo(fresh);
        });
  }

  @ParameterizedTest
  @EnumSource
  void stopsChangeNothing(Way way) {
    List<Long> alone = new ArrayList<>();
    try (Session session = way.session().build()) {
      session.runUntil();
      session.stations().forEach(station -> alone.add(station.cycle()));
    }
    Timeline timeline = way.timeline();
    Stopped stopped = timeline.forward(everything());
    for (int stops = 0; stopped.why() == Stopped.Why.POINT; stops++) {
      timeline.look(1 + stops % 2);
      new Steps(timeline, List.of(), 2).instruction();
      stopped = timeline.forward(everything());
    }
    assertThat(stopped.why()).isEqualTo(Stopped.Why.ENDED);
    List<Long> stepped = new ArrayList<>();
    for (View computer : timeline.computers()) {
      stepped.add(computer.computer().hart().meter().clock());
      assertThat(computer.exit().orElseThrow().forShell()).isZero();
    }
    assertThat(stepped).isEqualTo(alone);
  }

  private static List<Point> everything() {
    Point calls = new Point.Happened(event -> event instanceof Event.Called);
    return List.of(new Point.Elsewhere(FIRST, calls), new Point.Elsewhere(SECOND, calls));
  }

  /** Each point is met in the order of cycles, whichever computer it is of, and back again. */
  @ParameterizedTest
  @EnumSource
  void pointsOfAllAreMetInOrderForthAndBack(Way way) {
    Timeline timeline = way.timeline();
    List<String> forth = new ArrayList<>();
    Stopped stopped = timeline.forward(everything());
    while (stopped.why() == Stopped.Why.POINT) {
      assertThat(timeline.computer()).isEqualTo(stopped.position().computer());
      assertThat(timeline.cycle()).isEqualTo(stopped.position().cycle());
      forth.add(told(stopped));
      stopped = timeline.forward(everything());
    }
    // The last one is where the run ends: from there it is not behind.
    String last = forth.remove(forth.size() - 1);
    assertThat(last).isEqualTo(timeline.cycle() + " 1 exit_group");
    List<String> back = new ArrayList<>();
    stopped = timeline.backward(everything());
    while (stopped.why() == Stopped.Why.POINT) {
      back.add(0, told(stopped));
      stopped = timeline.backward(everything());
    }
    assertThat(forth).isEqualTo(back).hasSizeGreaterThan(6);
    assertThat(forth).extracting(text -> Long.valueOf(text.split(" ")[0])).isSorted();
    assertThat(forth).extracting(text -> text.split(" ")[1]).contains("1", "2");
  }

  private static String told(Stopped stopped) {
    Event.Called call = (Event.Called) stopped.event().orElseThrow();
    String name = Syscall.of(call.number()).title();
    return stopped.position().cycle() + " " + stopped.position().computer() + " " + name;
  }

  @ParameterizedTest
  @EnumSource
  void aByteIsFollowedOverTheWire(Way way) {
    Timeline timeline = way.timeline();
    timeline.forward(List.of(way.at(FIRST, FIRST, "got")));
    int pid = timeline.position().pid();
    int physical = timeline.view().physical(pid, address(way.receiver, "buffer") + 4);
    List<Write> hops = timeline.origin(physical, timeline.cycle());
    assertThat(hops).extracting(Write::after).containsOnly(0x12345678);
    Write made = hops.get(hops.size() - 1);
    assertThat(made.computer()).isEqualTo(SECOND);
    assertThat(made.pc()).isEqualTo(OptionalInt.of(address(way.sender, "made")));
    assertThat(hops).extracting(Write::what).contains("recvfrom", "network", "sendto", "");
    assertThat(timeline.writes(SECOND, made.physical(), made.cycle() + 1)).contains(made);
  }

  @Test
  void aChangeInOneComputerIsABranchThatTheOtherFeels() {
    Timeline timeline = Way.UDP.timeline();
    timeline.forward(List.of(Way.UDP.at(SECOND, FIRST, "made")));
    assertThat(timeline.computer()).isEqualTo(SECOND);
    int tid = timeline.position().tid();
    timeline.branches().change(new Alteration.Register(tid, Register.number("t1"), 99));
    assertThat(received(timeline)).isEqualTo(OptionalInt.of(99));
    assertThat(timeline.branches().current().changes().get(0).computer()).isEqualTo(SECOND);
    timeline.branches().go(0);
    timeline.goStart();
    assertThat(received(timeline)).isEqualTo(OptionalInt.of(0x12345678));
    Branch branch = timeline.branches().all().get(1);
    timeline.look(FIRST);
    timeline.branches().go(branch.number());
    timeline.goStart();
    assertThat(received(timeline)).isEqualTo(OptionalInt.of(99));
  }

  private static OptionalInt received(Timeline timeline) {
    timeline.forward(List.of(Way.UDP.at(FIRST, timeline.computer(), "got")));
    Position place = timeline.position();
    return timeline.view().word(place.pid(), address(Way.UDP.receiver, "buffer") + 4);
  }

  @Test
  void aStepIsOfTheComputerThatIsLookedAt() {
    Timeline timeline = Way.TCP.timeline();
    timeline.forward(List.of(Way.TCP.at(SECOND, FIRST, "made")));
    Position made = timeline.position();
    Optional<Position> before = timeline.before(made.tid(), made.cycle());
    new Steps(timeline, List.of(), made.tid()).instruction();
    assertThat(timeline.position().pc()).isEqualTo(made.pc() + 4);
    new Steps(timeline, List.of(), made.tid()).backInstruction();
    assertThat(timeline.position()).isEqualTo(made);
    new Steps(timeline, List.of(), made.tid()).backInstruction();
    assertThat(Optional.of(timeline.position())).isEqualTo(before);
    timeline.look(FIRST);
    assertThat(timeline.position().computer()).isEqualTo(FIRST);
    assertThat(timeline.view().image(0).symbol("made")).isEmpty();
  }
}
