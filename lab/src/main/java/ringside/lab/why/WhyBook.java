package ringside.lab.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FlushReason;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.Miss;
import ringside.lab.blame.MissBook;
import ringside.lab.explain.AddressPlace;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.mmu.MissObserver;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.tlb.Tlb;

/**
 * Keeps, of each thread, the last incident of each kind up to a moment, and what woke it after
 * that. To be given to a session twice, as what {@code misses} and {@code sink} take.
 */
public final class WhyBook implements EventSink {
  private static final int PAGE_SHIFT = 12;

  /** The kinds whose last events are told of; of the others only the moment's own is. */
  private static final Set<EventKind> KEPT =
      EnumSet.of(
          EventKind.STATE,
          EventKind.SWITCH,
          EventKind.CALL,
          EventKind.FAULT,
          EventKind.SIGNAL,
          EventKind.CRASH);

  private final Supplier<Computer> computer;
  private final Moment moment;
  private final MissBook misses;
  private final Map<Integer, Map<String, Incident>> last = new HashMap<>();
  private final Map<Integer, Event.StateChanged> state = new HashMap<>();
  private final Map<Integer, Event.StateChanged> ready = new HashMap<>();
  private final Map<Integer, Site> trapped = new HashMap<>();
  private final Map<Integer, Incident> wakes = new HashMap<>();
  private Predicate<Miss> kept = miss -> true;
  private @Nullable Incident event;
  private long flushed;
  private int onHart;
  private long events;
  private boolean over;
  private long userCycles;
  private String work = "";

  /**
   * An empty book.
   *
   * @param computer whose incidents are kept; asked for once it runs, not before
   * @param moment the last of which is known
   */
  public WhyBook(Supplier<Computer> computer, Moment moment) {
    this.computer = computer;
    this.moment = moment;
    this.misses = new MissBook(computer, this::missed);
  }

  /** Keeps some misses alone from now on. */
  public WhyBook keeping(Predicate<Miss> wanted) {
    kept = wanted;
    return this;
  }

  /** What writes into this book the misses that are charged to a meter. */
  public MissObserver of(Meter meter) {
    return misses.of(meter);
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.allOf(EventKind.class);
  }

  @Override
  public void event(Event happened) {
    misses.event(happened);
    over |= happened.at().cycle() > moment.cycle() || happened.at().number() > moment.event();
    if (happened instanceof Event.Trapped trap) {
      trapped.put(trap.at().tid(), place(trap.at().tid(), trap.pc()));
      if (!over) {
        userCycles = userCycles();
        work = trap.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
    if (over) {
      after(happened);
      return;
    }
    events++;
    Incident incident = incident(happened);
    if (happened.at().number() == moment.event()) {
      event = incident;
    }
    if (KEPT.contains(happened.kind()) && !isPick(happened)) {
      keep(incident);
    }
    follow(happened);
  }

  /** What the moment's event was; empty where a cycle says when, or the run had fewer events. */
  public Optional<Incident> event() {
    return Optional.ofNullable(event);
  }

  /** Whether the run has come to the moment. */
  public boolean isOver() {
    return over;
  }

  /**
   * What the kernel was doing at the moment; empty where a program ran.
   *
   * <p>To be asked when the run has stopped at the moment: what the kernel has begun it ends first,
   * and no program has run since.
   */
  public Optional<Site> kernelWork() {
    return userCycles == userCycles() ? Optional.of(Site.kernel(work)) : Optional.empty();
  }

  /** How many events there were up to the moment. */
  public long events() {
    return events;
  }

  /** The thread that the hart had gone to last; 0 for none. */
  public int onHart() {
    return onHart;
  }

  /** The last change of a thread's state. */
  public Optional<Event.StateChanged> state(int tid) {
    return Optional.ofNullable(state.get(tid));
  }

  /** What ended, after the moment, a thread's wait; empty where nothing has. */
  public Optional<Incident> wake(int tid) {
    return Optional.ofNullable(wakes.get(tid));
  }

  /** The last incident of each kind of a thread, the latest first; of all for 0. */
  public List<Incident> last(int tid) {
    Map<String, Incident> kept = new HashMap<>();
    last.forEach(
        (thread, own) -> {
          if (tid == 0 || tid == thread) {
            own.forEach((topic, each) -> kept.merge(topic, each, WhyBook::later));
          }
        });
    List<Incident> all = new ArrayList<>(kept.values());
    all.sort(Comparator.comparingLong(Incident::cycle).reversed().thenComparing(Incident::topic));
    return all;
  }

  /** The threads of which something is kept. */
  public Set<Integer> threads() {
    return state.keySet();
  }

  /** What the processes and places are called. */
  public ProgramBook programs() {
    return misses.programs();
  }

  private static Incident later(Incident a, Incident b) {
    return a.cycle() >= b.cycle() ? a : b;
  }

  private void keep(Incident incident) {
    last.computeIfAbsent(incident.tid(), first -> new HashMap<>()).put(incident.topic(), incident);
  }

  private void missed(Miss miss) {
    over |= miss.cycle() > moment.cycle();
    if (!over && kept.test(miss)) {
      boolean own = miss.cycles() > 0 && !miss.site().inKernel();
      AddressPlace place = own ? place(miss.tid(), miss.address(), null) : null;
      keep(new Incident.Missed(miss, place, otherAsid(miss)));
    }
  }

  private Incident incident(Event happened) {
    int tid = happened.at().tid();
    Site site = trapped.getOrDefault(tid, Culprit.NOWHERE);
    if (happened instanceof Event.PageFaulted fault) {
      AddressPlace nothing = new AddressPlace(AddressPlace.Kind.NOTHING, null);
      AddressPlace place = place(tid, fault.address(), nothing);
      return new Incident.Faulted(fault, place == null ? nothing : place, site);
    }
    if (happened instanceof Event.Switched to) {
      return new Incident.Switched(to, state.get(onHart), ready.get(tid), flushed);
    }
    if (happened instanceof Event.StateChanged change) {
      return new Incident.Changed(change, site, trapped.get(change.by()));
    }
    return new Incident.Did(happened, site);
  }

  /** The switch that follows says it too. */
  private static boolean isPick(Event happened) {
    return happened instanceof Event.StateChanged change && change.reason() == Reason.PICKED;
  }

  /** What the incidents to come will need to know. */
  private void follow(Event happened) {
    if (happened instanceof Event.Called call) {
      work = call.title();
    } else if (happened instanceof Event.Switched to) {
      onHart = to.at().tid();
      flushed = 0;
    } else if (happened instanceof Event.StateChanged change) {
      state.put(change.at().tid(), change);
      // Nobody tells of a switch to the first thread: none had run before.
      onHart = onHart == 0 && change.to() == ThreadState.RUNNING ? change.at().tid() : onHart;
      if (change.to() == ThreadState.READY) {
        ready.put(change.at().tid(), change);
      }
    } else if (happened instanceof Event.TlbFlushed flush && flush.reason() == FlushReason.SWITCH) {
      flushed += flush.entries();
    }
  }

  private void after(Event happened) {
    if (happened instanceof Event.StateChanged change
        && change.from() == ThreadState.BLOCKED
        && change.to() != ThreadState.BLOCKED_SUSPENDED) {
      wakes.computeIfAbsent(change.at().tid(), first -> incident(change));
    }
  }

  private Site place(int tid, int pc) {
    int program = misses.programs().of(computer.get(), tid);
    return program < 0 ? Culprit.NOWHERE : Site.of(program, pc);
  }

  private long userCycles() {
    return computer.get().ledger().sum(key -> key.mode() == Mode.USER);
  }

  private @Nullable AddressPlace place(int tid, int address, @Nullable AddressPlace otherwise) {
    return computer
        .get()
        .thread(tid)
        .map(thread -> AddressPlace.of(thread.process().space(), address))
        .orElse(otherwise);
  }

  /** An entry of the page that is there at a miss has another identifier: else it would be hit. */
  private OptionalInt otherAsid(Miss miss) {
    if (miss.tid() == 0) {
      return OptionalInt.empty(); // the boot: nobody else has used the TLB
    }
    Mmu mmu = computer.get().hart().mmu();
    Tlb tlb =
        switch (miss.buffer()) {
          case ITLB -> mmu.itlb();
          case DTLB -> mmu.dtlb();
          case SECOND_TLB -> mmu.secondTlb();
          case L1I, L1D, L2 -> null;
        };
    if (tlb == null) {
      return OptionalInt.empty();
    }
    for (int slot = 0; slot < tlb.entries(); slot++) {
      if (tlb.page(slot) == miss.address() >>> PAGE_SHIFT) {
        return OptionalInt.of(tlb.asid(slot));
      }
    }
    return OptionalInt.empty();
  }
}
