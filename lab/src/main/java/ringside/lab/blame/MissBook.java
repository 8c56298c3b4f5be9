package ringside.lab.blame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.mmu.MissObserver;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.replacement.Departure;

/**
 * Books every miss of a run. To be given to a session twice, as what {@code misses} and {@code
 * sink} take. Its memory grows with the places in code and the lines of memory that miss, not with
 * the length of the run, but for two words a fence.
 */
public final class MissBook implements EventSink {
  private static final int LINE_SHIFT = 6;
  private static final int PAGE_SHIFT = 12;
  private static final Comparator<MissRow> BY_SIZE =
      Comparator.comparing(MissRow::buffer)
          .thenComparing(MissRow::tid)
          .thenComparing(Comparator.comparingLong(MissRow::count).reversed())
          .thenComparing(row -> row.site().program())
          .thenComparing(row -> row.site().pc())
          .thenComparing(row -> row.site().what())
          .thenComparing(row -> row.culprit().kind())
          .thenComparing(row -> row.culprit().tid())
          .thenComparing(row -> row.culprit().site().program())
          .thenComparing(row -> row.culprit().site().pc())
          .thenComparing(row -> row.culprit().site().what());

  private final Supplier<Computer> computer;
  private final ProgramBook programs = new ProgramBook();
  private final Map<Key, long[]> sums = new HashMap<>();
  private final Map<Long, Access> lastOfPage = new HashMap<>();
  private final Map<Long, Access> lastOfLine = new HashMap<>();
  private final Map<Integer, Integer> threads = new HashMap<>();
  private final List<Fence> fences = new ArrayList<>();
  private final Consumer<Miss> listener;

  private record Key(Buffer buffer, int pid, int tid, Site site, Culprit culprit) {}

  /** When and where a thread last missed a page or a line. */
  private record Access(long cycle, Site site) {
    private static final Access NEVER = new Access(Miss.NEVER, Culprit.NOWHERE);
  }

  /** When entries were discarded, and by whom. */
  private record Fence(long cycle, Culprit culprit) {}

  /**
   * An empty book.
   *
   * @param computer whose misses are booked; asked for when a program makes an access, not before
   */
  public MissBook(Supplier<Computer> computer) {
    this(computer, miss -> {});
  }

  /**
   * An empty book.
   *
   * @param listener who is told of each miss once it is booked
   */
  public MissBook(Supplier<Computer> computer, Consumer<Miss> listener) {
    this.computer = computer;
    this.listener = listener;
  }

  /** What writes into this book the misses that are charged to a meter. */
  public MissObserver of(Meter meter) {
    return new MissObserver() {
      @Override
      public void miss(Buffer buffer, int address, long departure, long cycles) {
        note(meter, buffer, address, departure, cycles);
      }

      @Override
      public void fence(int number, boolean bySwitch) {
        AccountKey key = meter.account().key();
        // A switch, if it is one, is told of when it is over.
        Culprit.Kind kind = bySwitch ? Culprit.Kind.SPACE : Culprit.Kind.FENCE;
        Culprit culprit = new Culprit(kind, key.pid(), key.tid(), site(key));
        fences.add(new Fence(meter.clock(), culprit));
      }
    };
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.SWITCH, EventKind.PROCESS);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.Switched to && to.change() == SwitchKind.PROCESS) {
      int last = fences.size() - 1;
      if (last >= 0 && fences.get(last).culprit.kind() == Culprit.Kind.SPACE) {
        Culprit culprit =
            new Culprit(Culprit.Kind.SWITCH, to.at().pid(), to.at().tid(), Culprit.NOWHERE);
        fences.set(last, new Fence(fences.get(last).cycle, culprit));
      }
    } else if (event instanceof Event.ThreadEnded gone) {
      programs.ended(gone.at().tid());
    } else if (event instanceof Event.Executed to) {
      programs.name(to.at().pid(), to.program());
    }
  }

  /** All misses so far, by buffer and thread; those that are most come first. */
  public List<MissRow> rows() {
    List<MissRow> rows = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            rows.add(
                new MissRow(key.buffer, key.pid, key.tid, key.site, key.culprit, sum[0], sum[1])));
    rows.sort(BY_SIZE);
    return rows;
  }

  /** What the processes and the places of the rows are called. */
  public ProgramBook programs() {
    return programs;
  }

  private void note(Meter meter, Buffer buffer, int address, long departure, long cycles) {
    AccountKey key = meter.account().key();
    Site site = site(key);
    Access gone = gone(buffer, departure);
    Culprit culprit = culprit(key.tid(), departure, gone);
    long[] sum =
        sums.computeIfAbsent(
            new Key(buffer, key.pid(), key.tid(), site, culprit), first -> new long[2]);
    sum[0]++;
    sum[1] += cycles;
    threads.put(key.tid(), key.pid());
    lastAccesses(buffer).put(access(buffer, key.tid(), address), new Access(meter.clock(), site));
    listener.accept(
        new Miss(
            meter.clock(),
            buffer,
            address,
            key.pid(),
            key.tid(),
            site,
            culprit,
            gone.cycle,
            cycles));
  }

  /** When the entry went, and for what access, where that is known. */
  private Access gone(Buffer buffer, long departure) {
    if (departure == Departure.COLD) {
      return Access.NEVER;
    }
    if (!Departure.isEviction(departure)) {
      Fence fence = fences.get(Departure.fence(departure) - 1);
      return new Access(fence.cycle, fence.culprit.site());
    }
    Long access = access(buffer, Departure.tid(departure), Departure.address(departure));
    return lastAccesses(buffer).getOrDefault(access, Access.NEVER);
  }

  private Culprit culprit(int tid, long departure, Access gone) {
    if (departure == Departure.COLD) {
      return Culprit.COLD;
    }
    if (!Departure.isEviction(departure)) {
      return fences.get(Departure.fence(departure) - 1).culprit;
    }
    int other = Departure.tid(departure);
    Culprit.Kind kind = other == tid ? Culprit.Kind.SELF : Culprit.Kind.OTHER;
    return new Culprit(kind, threads.getOrDefault(other, 0), other, gone.site);
  }

  /** Where each thread last missed each page or line: who makes room is known by these two. */
  private Map<Long, Access> lastAccesses(Buffer buffer) {
    return isTlb(buffer) ? lastOfPage : lastOfLine;
  }

  private static Long access(Buffer buffer, int tid, int address) {
    int shift = isTlb(buffer) ? PAGE_SHIFT : LINE_SHIFT;
    return (long) tid << Integer.SIZE | address >>> shift;
  }

  private static boolean isTlb(Buffer buffer) {
    return switch (buffer) {
      case ITLB, DTLB, SECOND_TLB -> true;
      case L1I, L1D, L2 -> false;
    };
  }

  private Site site(AccountKey key) {
    if (key.mode() == Mode.KERNEL) {
      return Site.kernel(key.what());
    }
    Computer whose = computer.get();
    int program = programs.of(whose, key.tid());
    return program < 0 ? Site.kernel(key.what()) : Site.of(program, whose.hart().pc);
  }
}
