package ringside.lab.figure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.figure.Figures;
import ringside.lab.figure.Recorded;
import ringside.lab.look.TlbContents;
import ringside.lab.record.TlbFlush;
import ringside.lab.record.TlbHistory;
import ringside.lab.record.TlbStay;
import ringside.lab.session.RunResult;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.tlb.Tlb;

/** The history of a TLB ends at what the TLB holds, and its counts are the TLB's own. */
final class TlbFigureTest {
  private final List<Event.Switched> switches = new ArrayList<>();

  private EventSink switches() {
    return new EventSink() {
      @Override
      public Set<EventKind> kinds() {
        return Set.of(EventKind.SWITCH);
      }

      @Override
      public void event(Event event) {
        if (event instanceof Event.Switched to) {
          switches.add(to);
        }
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "pipe, 16, 0, off, en, 1",
    "fork, 4, 16, off, ko, 2",
    "prodcons, 2, 0, on, en, 3",
    "pressure, 8, 64, on, ko, 4",
    "switch-cost, 16, 32, off, en, 5"
  })
  void theHistoryEndsAtWhatIsThere(
      String program, String first, String second, String asid, String language, long seed) {
    Map<String, String> settings =
        Map.of(
            "memory", program.equals("pressure") ? "2MiB" : "64MiB",
            "itlb.entries", first,
            "dtlb.entries", first,
            "tlb2.entries", second,
            "asid", asid);
    RunResult plain = Moments.of(program, settings).build().runToEnd();
    TlbHistory history = new TlbHistory();
    RunResult looked =
        Moments.visit(
            Moments.of(program, settings)
                .misses(history::of)
                .sink(switches())
                .sink(history)
                .prepared(history::watch),
            plain.statistics().cycles(),
            seed,
            (session, cycle) -> {
              Computer computer = session.station().computer();
              TlbScene scene = TlbScene.of(computer, history);
              Figures.check(new TlbFigure(Recorded.texts(language), scene));
              List<TlbContents> contents = TlbContents.of(computer);
              assertThat(scene.tlbs()).hasSameSizeAs(contents);
              for (int i = 0; i < contents.size(); i++) {
                assertThere(scene.tlbs().get(i), contents.get(i));
                assertCounts(scene.tlbs().get(i), tlb(computer.hart().mmu(), i));
              }
              assertSwitches(scene.flushes());
            });
    assertThat(looked.output()).isEqualTo(plain.output());
    for (Cause cause : Cause.values()) {
      assertThat(looked.statistics().ledger().sum(key -> true, cause))
          .as(cause.name())
          .isEqualTo(plain.statistics().ledger().sum(key -> true, cause));
    }
  }

  private static Tlb tlb(Mmu mmu, int number) {
    Tlb second = mmu.secondTlb();
    return number == 0 || second == null
        ? number == 0 ? mmu.itlb() : mmu.dtlb()
        : number == 1 ? mmu.dtlb() : second;
  }

  private static void assertThere(TlbScene.One tlb, TlbContents contents) {
    List<TlbStay> there = tlb.stays().stream().filter(stay -> stay.to() == TlbStay.STAYS).toList();
    assertThat(there).hasSameSizeAs(contents.rows());
    for (TlbStay stay : there) {
      assertThat(contents.rows())
          .anyMatch(
              row ->
                  row.slot() == stay.slot()
                      && row.page() == stay.page()
                      && row.asid() == stay.asid()
                      && row.pte().equals(stay.pte())
                      && row.tid() == stay.tid()
                      && row.age() == tlb.ages().get(stay.slot()));
    }
  }

  /** What came is what went and what is there; what was flushed, the TLB has counted itself. */
  private static void assertCounts(TlbScene.One tlb, Tlb own) {
    assertThat(tlb.flushed()).isEqualTo(own.flushedEntries());
    assertThat(tlb.fills()).isBetween(tlb.flushed() + tlb.ages().size(), own.misses().total());
    assertThat(tlb.stays())
        .allMatch(stay -> stay.to() == TlbStay.STAYS || stay.from() <= stay.to());
    if (tlb.completeFrom() == 0) {
      assertThat(tlb.stays()).hasSize((int) tlb.fills());
    }
  }

  /** A flush that has a switch's number was in that switch: before its end, after the last one. */
  private void assertSwitches(List<TlbFlush> flushes) {
    for (TlbFlush flush : flushes) {
      if (flush.switchNumber() > 0) {
        int index = (int) flush.switchNumber() - 1;
        assertThat(switches.get(index).change()).isEqualTo(SwitchKind.PROCESS);
        long before = index == 0 ? 0 : switches.get(index - 1).at().cycle();
        assertThat(flush.cycle()).isBetween(before, switches.get(index).at().cycle());
      }
    }
  }
}
