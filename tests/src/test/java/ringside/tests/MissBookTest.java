package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.kernel.statistics.MissStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.MissBook;
import ringside.lab.blame.MissRow;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.ledger.Cause;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** The book of misses holds every one of them, once, and its cycles; and keeping it costs none. */
final class MissBookTest {
  /** A run with its book. */
  private record Booked(List<MissRow> rows, RunStatistics run, MissBook book) {
    static Booked of(Guest guest, Machine machine) {
      List<Session> built = new ArrayList<>();
      MissBook book = new MissBook(() -> built.get(0).station().computer());
      SessionBuilder session = Session.of(guest).on(machine).misses(book::of).sink(book);
      built.add(session.limit(FAR).build());
      RunResult result = built.get(0).runToEnd();
      return new Booked(book.rows(), result.statistics(), book);
    }

    long count(Buffer buffer, Culprit.Kind... kinds) {
      return rows.stream()
          .filter(row -> row.buffer() == buffer && List.of(kinds).contains(row.culprit().kind()))
          .mapToLong(MissRow::count)
          .sum();
    }

    long cycles(Buffer buffer) {
      return rows.stream().filter(row -> row.buffer() == buffer).mapToLong(MissRow::cycles).sum();
    }
  }

  private static final long FAR = 60_000_000;

  static Stream<Arguments> runs() {
    return Catalogue.all().stream()
        .flatMap(
            program ->
                Stream.of(Preset.CLASSIC, Preset.TINY, Preset.BIG)
                    .map(preset -> Arguments.of(program, preset)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyMissAndEveryCycleIsBookedOnce(GuestProgram program, Preset preset) {
    Machine machine = Machine.of(preset).with(Setting.MEMORY, "64MiB");
    Booked booked = Booked.of(Guest.inCatalogue(program), machine);
    RunStatistics run = booked.run;
    assertMisses(booked, Buffer.ITLB, run.instructionTlb().lookups());
    assertMisses(booked, Buffer.DTLB, run.dataTlb().lookups());
    if (run.secondTlb() != null) {
      assertMisses(booked, Buffer.SECOND_TLB, run.secondTlb().lookups());
    }
    assertMisses(booked, Buffer.L1I, run.l1i().accesses());
    assertMisses(booked, Buffer.L1D, run.l1d().accesses());
    if (run.l2() != null) {
      assertMisses(booked, Buffer.L2, run.l2().accesses());
    }
    assertThat(booked.cycles(Buffer.ITLB)).isEqualTo(cycles(run, Cause.ITLB));
    assertThat(booked.cycles(Buffer.DTLB)).isEqualTo(cycles(run, Cause.DTLB));
    assertThat(booked.cycles(Buffer.L1I))
        .isEqualTo(cycles(run, Cause.L1I_L2) + cycles(run, Cause.L1I_DRAM));
    assertThat(booked.cycles(Buffer.L1D))
        .isEqualTo(cycles(run, Cause.L1D_L2) + cycles(run, Cause.L1D_DRAM));
  }

  private static void assertMisses(Booked booked, Buffer buffer, MissStatistics misses) {
    Map<String, Long> counted = new TreeMap<>();
    counted.put("cold", booked.count(buffer, Culprit.Kind.COLD));
    counted.put("self", booked.count(buffer, Culprit.Kind.SELF));
    counted.put("other", booked.count(buffer, Culprit.Kind.OTHER));
    counted.put("switch", booked.count(buffer, Culprit.Kind.SWITCH, Culprit.Kind.SPACE));
    counted.put("fence", booked.count(buffer, Culprit.Kind.FENCE));
    assertThat(counted)
        .as(buffer.name())
        .isEqualTo(
            Map.of(
                "cold", misses.cold(),
                "self", misses.evictedBySelf(),
                "other", misses.evictedByOthers(),
                "switch", misses.flushedBySwitch(),
                "fence", misses.flushedByFence()));
  }

  private static long cycles(RunStatistics run, Cause cause) {
    return run.ledger().sum(key -> true, cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"switch-cost", "ipc-cost", "prodcons", "fork", "signals"})
  void bookingChangesNothing(String program) {
    Session plain = Session.of(Guest.of(program)).build();
    Booked booked = Booked.of(Guest.of(program), Machine.classic());
    assertThat(booked.run.cycles()).isEqualTo(plain.runToEnd().statistics().cycles());
  }

  @Test
  void bothEnginesGiveTheSameBook() {
    Machine machine = Machine.classic();
    Guest guest = Guest.of("switch-cost");
    assertThat(Booked.of(guest, machine.by(EngineKind.PLAIN)).rows)
        .isEqualTo(Booked.of(guest, machine).rows);
  }

  /** Two processes take turns; each one's translations are flushed by switches to the other. */
  @Test
  void aSwitchIsNamedByWhereItWent() {
    Booked booked = Booked.of(Guest.of("pipe"), Machine.classic());
    List<MissRow> flushed =
        booked.rows.stream()
            .filter(row -> row.buffer() == Buffer.DTLB)
            .filter(row -> row.culprit().kind() == Culprit.Kind.SWITCH)
            .toList();
    assertThat(flushed).isNotEmpty();
    assertThat(flushed).allMatch(row -> row.pid() != row.culprit().pid());
  }

  /** What a thread drives out itself is blamed on an instruction of its own program. */
  @Test
  void anEvictionIsNamedByItsInstruction() {
    Booked booked = Booked.of(Guest.of("chase"), Machine.classic());
    MissRow most =
        booked.rows.stream()
            .filter(row -> row.culprit().kind() == Culprit.Kind.SELF && !row.site().inKernel())
            .max(Comparator.comparingLong(MissRow::count))
            .orElseThrow();
    assertThat(most.culprit().site().inKernel()).isFalse();
    assertThat(booked.book.programs().line(most.culprit().site())).contains("chase");
  }
}
