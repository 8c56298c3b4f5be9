package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.EngineKind;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.AccessFilter;
import ringside.mmu.AccessObserver;
import ringside.mmu.AccessObserver.Kind;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.FilteredAccesses;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** Accesses of some kinds, pages, threads or misses alone: seen, and stopped for. */
final class AccessFilterTest {
  /** One access, with the thread on whose behalf it is. */
  private record Access(
      long cycle,
      Kind kind,
      int address,
      int tid,
      Translation translation,
      @Nullable Origin origin) {}

  private record Recorder(Meter meter, List<Access> all) implements AccessObserver {
    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      all.add(new Access(cycle, kind, virtualAddress, meter.tid(), translation, origin));
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {
      // Not what is compared.
    }
  }

  static List<AccessFilter> filters() {
    return List.of(
        AccessFilter.ALL,
        AccessFilter.ALL.of(EnumSet.of(Kind.STORE)),
        AccessFilter.ALL.byThread(3),
        AccessFilter.ALL.onPageOf(0x11000),
        AccessFilter.ALL.between(0xc000_0000, -1).of(Set.of(Kind.LOAD, Kind.WALK)),
        AccessFilter.ALL.missing(AccessFilter.Misses.TLB),
        AccessFilter.ALL.missing(AccessFilter.Misses.CACHE).of(Set.of(Kind.INSTRUCTION)));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void exactlyThoseAreSeenThatItLetsThrough(AccessFilter filter) {
    List<Access> expected =
        accesses(AccessFilter.ALL).stream()
            .filter(
                one -> filter.matches(one.kind, one.address, one.tid, one.translation, one.origin))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(accesses(filter)).isEqualTo(expected);
  }

  private static List<Access> accesses(AccessFilter filter) {
    List<Access> all = new ArrayList<>();
    GuestRun.of("fork")
        .observedFromTheFirstCycle(
            meter -> new FilteredAccesses(filter, meter, new Recorder(meter, all)))
        .run();
    return all;
  }

  /** A run that stops at each write of a TLB miss is the run that does not. */
  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void stoppingChangesNothing(EngineKind engine) {
    AccessFilter filter =
        AccessFilter.ALL.of(EnumSet.of(Kind.STORE)).missing(AccessFilter.Misses.TLB);
    long cycles = Session.of(Guest.of("fork")).build().runToEnd().statistics().cycles();
    Machine machine = Machine.classic().by(engine);
    try (Session session = Session.of(Guest.of("fork")).on(machine).build()) {
      int stops = 0;
      StopReason why = session.runUntil(Stop.whenAccessed(filter));
      while (why instanceof StopReason.Accessed seen) {
        assertThat(seen.kind()).isEqualTo(Kind.STORE);
        stops++;
        why = session.runUntil(Stop.whenAccessed(filter));
      }
      assertThat(stops).isPositive();
      assertThat(session.runToEnd().statistics().cycles()).isEqualTo(cycles);
    }
  }

  @Test
  void onePageOfOneThreadCanBeStoppedFor() {
    try (Session session = Session.of(Guest.of("race")).build()) {
      int address = session.station().symbol("counter").value();
      AccessFilter filter =
          AccessFilter.ALL.of(EnumSet.of(Kind.STORE)).between(address, address + 3);
      StopReason why = session.runUntil(Stop.whenAccessed(filter));
      assertThat(why).isInstanceOf(StopReason.Accessed.class);
      StopReason.Accessed seen = (StopReason.Accessed) why;
      assertThat(seen.address()).isEqualTo(address);
      assertThat(seen.byKernel()).isFalse();
      AccessFilter others = filter.byThread(seen.tid() + 1);
      StopReason next = session.runUntil(Stop.whenAccessed(others));
      assertThat(((StopReason.Accessed) next).tid()).isEqualTo(seen.tid() + 1);
    }
  }
}
