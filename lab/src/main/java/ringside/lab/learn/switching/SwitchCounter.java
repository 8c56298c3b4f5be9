package ringside.lab.learn.switching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FlushReason;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.SavedRegisters;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;

/**
 * Counts, over all switches of a run, in how many something changed: by comparing what the kernel
 * saved of one thread with what it loaded of the next, and by what was written and flushed.
 */
final class SwitchCounter implements EventSink, AccessObserver {
  /** What may change in a switch: the rows of the notes. */
  enum Part {
    REGISTERS,
    ADDRESS_SPACE,
    PAGE_TABLE_BASE,
    TLB_FLUSH,
    PAGE_TABLE
  }

  private final Map<SwitchKind, long[]> changed = new EnumMap<>(SwitchKind.class);
  private final Map<SwitchKind, Long> switches = new EnumMap<>(SwitchKind.class);
  private @Nullable Computer computer;
  private @Nullable GuestThread before;
  private boolean baseWritten;
  private boolean flushed;

  private SwitchCounter() {}

  /** Runs a guest on the classic machine, and counts. */
  static SwitchCounter of(Guest guest) {
    SwitchCounter counter = new SwitchCounter();
    try (Session session =
        Session.of(guest)
            .sink(counter)
            .accesses(meter -> counter)
            .prepared(built -> counter.computer = built)
            .build()) {
      session.runToEnd();
    }
    return counter;
  }

  /** How many switches of a kind there were. */
  long switches(SwitchKind kind) {
    return switches.getOrDefault(kind, 0L);
  }

  /** In how many of them a part changed. */
  long changed(SwitchKind kind, Part part) {
    long[] counts = changed.get(kind);
    return counts == null ? 0 : counts[part.ordinal()];
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.SWITCH, EventKind.FLUSH);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.TlbFlushed flush) {
      flushed |= flush.reason() == FlushReason.SWITCH;
    } else if (event instanceof Event.Switched to && computer != null) {
      GuestThread next = computer.thread(to.at().tid()).orElseThrow();
      if (before != null) {
        count(to.change(), before, next, computer);
      }
      before = next;
      baseWritten = false;
      flushed = false;
    }
  }

  private void count(SwitchKind kind, GuestThread last, GuestThread next, Computer whose) {
    switches.merge(kind, 1L, Long::sum);
    SavedRegisters saved = new SavedRegisters(whose.hart().mmu().memory());
    List<Integer> registers = saved.registers(last);
    boolean[] now = new boolean[Part.values().length];
    now[Part.REGISTERS.ordinal()] =
        !registers.equals(saved.registers(next)) || saved.pc(last) != saved.pc(next);
    now[Part.ADDRESS_SPACE.ordinal()] = last.pid() != next.pid();
    now[Part.PAGE_TABLE_BASE.ordinal()] = baseWritten;
    now[Part.TLB_FLUSH.ordinal()] = flushed;
    now[Part.PAGE_TABLE.ordinal()] =
        last.process().space().rootFrame() != next.process().space().rootFrame();
    long[] counts = changed.computeIfAbsent(kind, first -> new long[now.length]);
    for (int part = 0; part < now.length; part++) {
      counts[part] += now[part] ? 1 : 0;
    }
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
    // Only what is written to the page-table base matters.
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {
    baseWritten |= fence == Fence.SATP;
  }
}
