package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Preset;
import ringside.lab.profile.CallNode;
import ringside.lab.profile.FunctionCosts;
import ringside.lab.profile.ProfileBook;
import ringside.lab.profile.Spot;
import ringside.lab.report.Stacks;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * The profile holds every cycle once, at the instruction and in the function that it belongs to.
 */
final class ProfileBookTest {
  private static final long FAR = 20_000_000;

  /** Two functions, of which one calls the other three times, and works twice as long itself. */
  private static final String CALLS =
      """
          .globl _start
      _start:
          call outer
          li   a7, 93
          li   a0, 0
          ecall
      outer:
          addi sp, sp, -16
          sw   ra, 0(sp)
          call inner
          call inner
          call inner
          lw   ra, 0(sp)
          addi sp, sp, 16
          ret
      inner:
          nop
          nop
          ret
      """;

  /** A run with its profile. */
  private record Profiled(ProfileBook book, Ledger ledger, long clock) {
    static Profiled of(Guest guest, Machine machine) {
      List<Session> built = new ArrayList<>();
      ProfileBook book = new ProfileBook(() -> built.get(0).station().computer());
      built.add(Session.of(guest).on(machine).accesses(book::of).sink(book).limit(FAR).build());
      var run = built.get(0).runToEnd().statistics();
      book.close(run.ledger());
      return new Profiled(book, run.ledger(), run.cycles());
    }

    FunctionCosts function(String name) {
      return FunctionCosts.of(book.calls()).stream()
          .filter(costs -> costs.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyCycleIsBookedOnce(GuestProgram program) {
    Profiled profiled = Profiled.of(Guest.inCatalogue(program), Machine.of(Preset.CLASSIC));
    assertThat(profiled.book.calls().total()).isEqualTo(profiled.clock);
    for (Cause cause : Cause.values()) {
      assertThat(profiled.book.spots().stream().mapToLong(spot -> spot.user().of(cause)).sum())
          .as(cause.name())
          .isEqualTo(profiled.ledger.sum(key -> key.mode() == Mode.USER, cause));
      long kernel = profiled.book.spots().stream().mapToLong(spot -> spot.kernel().of(cause)).sum();
      assertThat(kernel + profiled.book.elsewhere().of(cause))
          .as(cause.name())
          .isEqualTo(profiled.ledger.sum(key -> key.mode() == Mode.KERNEL, cause));
    }
  }

  @Test
  void watchingChangesNothing() {
    long plain = Session.of(Guest.of("ipc-cost")).build().runToEnd().statistics().cycles();
    assertThat(Profiled.of(Guest.of("ipc-cost"), Machine.classic()).clock).isEqualTo(plain);
  }

  @Test
  void functionsHaveTheirOwnAndTheirCallees() {
    Profiled profiled = Profiled.of(Guest.assemble("calls", CALLS), Machine.of(Preset.TEXTBOOK));
    // inner: two nops and a return of 3; outer: three calls of 4 (auipc, jalr), 4 others, a return.
    assertThat(profiled.function("inner").own().total()).isEqualTo(3 * (2 + 3));
    assertThat(profiled.function("outer").own().total()).isEqualTo(3 * 4 + 4 + 3);
    assertThat(profiled.function("outer").total()).isEqualTo(3 * 5 + 19);
    assertThat(profiled.function("inner").own().of(Cause.CONTROL)).isEqualTo(3 * 2);
    CallNode outer = child(child(profiled.book.calls().children(), "_start").children(), "outer");
    assertThat(child(outer.children(), "inner").total()).isEqualTo(3 * 5);
  }

  private static CallNode child(Iterable<CallNode> nodes, String name) {
    for (CallNode node : nodes) {
      if (node.name().equals(name)) {
        return node;
      }
      for (CallNode below : node.children()) {
        if (below.name().equals(name)) {
          return below;
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void instructionsAreCounted() {
    Profiled profiled = Profiled.of(Guest.assemble("calls", CALLS), Machine.classic());
    List<Spot> inner =
        profiled.book.spots().stream().filter(spot -> spot.function().equals("inner")).toList();
    assertThat(inner).hasSize(3).allMatch(spot -> spot.times() == 3);
  }

  @Test
  void bothEnginesGiveTheSameProfile() throws IOException {
    assertThat(folded(Machine.classic().by(EngineKind.PLAIN))).isEqualTo(folded(Machine.classic()));
  }

  /** What the kernel does for a program stands below the function that asked for it. */
  @Test
  void callsStandBelowTheirCallers() throws IOException {
    assertThat(folded(Machine.classic())).contains("_start;main;[pipe2] ");
  }

  @Test
  void foldedStacksAddUpToTheClock() throws IOException {
    long sum =
        folded(Machine.classic())
            .lines()
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    assertThat(sum).isEqualTo(Profiled.of(Guest.of("pipe"), Machine.classic()).clock);
  }

  private static String folded(Machine machine) throws IOException {
    StringWriter text = new StringWriter();
    new Stacks(Profiled.of(Guest.of("pipe"), machine).book.calls()).folded(text);
    return text.toString();
  }
}
