package ringside.lab.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.lab.session.SessionBuilder;
import ringside.lab.sink.GuestClock;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * A value change dump (IEEE 1364-2001, clause 18) of a hart, from its accesses: what a logic
 * analyser at its pins would show.
 */
final class VcdTrace implements Trace {
  private final TextOutput out;
  private final CycleRange range;

  VcdTrace(OutputStream out, CycleRange range) {
    this.out = new TextOutput(out);
    this.range = range;
  }

  @Override
  public void attach(SessionBuilder session, TracedComputer computer) {
    Probe probe = new Probe(new GuestClock(computer.megahertz()));
    session.accesses(probe::of);
    session.prepared(built -> probe.hart = built.hart());
    out.write(header(computer));
    probe.begin();
  }

  private static String header(TracedComputer computer) {
    StringBuilder text = new StringBuilder("$version Ringside $end\n$timescale 1 ns $end\n");
    // Identifiers begin with a letter and have no hyphen.
    text.append("$scope module computer_").append(computer.number()).append(" $end\n");
    text.append("$scope module hart_0 $end\n");
    for (Wave wave : Wave.values()) {
      text.append(wave.declaration());
    }
    return text.append("$upscope $end\n$upscope $end\n$enddefinitions $end\n").toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Looks at a hart whenever it accesses memory. */
  private final class Probe implements AccessObserver {
    private final GuestClock clock;
    private final long[] values = new long[Wave.values().length];
    private final boolean[] known = new boolean[Wave.values().length];
    private final StringBuilder changes = new StringBuilder();
    private long nanos;
    private @Nullable Hart hart;
    private @Nullable Meter meter;

    private Probe(GuestClock clock) {
      this.clock = clock;
    }

    private AccessObserver of(Meter charged) {
      meter = charged;
      return this;
    }

    private void begin() {
      nanos = clock.nanos(range.from());
      changes.append('#').append(nanos).append("\n$dumpvars\n");
      for (Wave wave : Wave.values()) {
        changes.append(wave.hasValue() ? wave.unknown() : "");
      }
      flush(changes.append("$end\n"));
    }

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
      // A walk's reads are told before the access that they are for, whose time is an earlier one.
      if (kind == Kind.WALK || !range.contains(cycle)) {
        return;
      }
      boolean fetch = kind == Kind.INSTRUCTION;
      if (fetch) {
        value(Wave.PC, Integer.toUnsignedLong(virtualAddress));
      }
      look();
      if (translation == Translation.MISS || translation == Translation.SECOND) {
        changes.append((fetch ? Wave.ITLB_MISS : Wave.DTLB_MISS).strobe());
      }
      if (origin != null && origin != Origin.L1) {
        changes.append((fetch ? Wave.L1I_MISS : Wave.L1D_MISS).strobe());
      }
      tell(cycle);
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {
      if (range.contains(cycle)) {
        look();
        tell(cycle);
      }
    }

    private void look() {
      if (meter != null) {
        AccountKey key = meter.account().key();
        long kernel = key.mode() == Mode.KERNEL ? 1 : 0;
        value(Wave.MODE, kernel);
        value(Wave.IN_KERNEL, kernel);
        value(Wave.PID, key.pid());
        value(Wave.TID, key.tid());
      }
      // There is none yet while the computer boots.
      if (hart != null) {
        value(Wave.SATP, Integer.toUnsignedLong(hart.mmu().satp().bits()));
        value(Wave.ASID, hart.mmu().satp().asid());
        value(Wave.INSTRET, hart.retired());
      }
    }

    private void value(Wave wave, long value) {
      int index = wave.ordinal();
      if (!known[index] || values[index] != value) {
        known[index] = true;
        values[index] = value;
        changes.append(wave.change(value));
      }
    }

    private void tell(long cycle) {
      if (changes.length() == 0) {
        return;
      }
      long now = clock.nanos(cycle);
      if (now != nanos) {
        nanos = now;
        out.write("#" + now + "\n");
      }
      flush(changes);
    }

    private void flush(StringBuilder text) {
      out.write(text.toString());
      text.setLength(0);
    }
  }
}
