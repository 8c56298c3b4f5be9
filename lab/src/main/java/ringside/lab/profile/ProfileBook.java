package ringside.lab.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * Books every cycle of a run to an instruction and to a node of the tree of calls, so that each of
 * the two adds up to the clock. To be given to a session twice, as what {@code accesses} and {@code
 * sink} take, and closed with the run's ledger.
 *
 * <p>At each fetch of a program it looks at what the thread's accounts were charged since the one
 * before: the stalls of the fetch are the new instruction's, all else is the old one's. What the
 * kernel did in between belongs to the old one, too.
 */
public final class ProfileBook implements EventSink {
  private static final Cause[] CAUSES = Cause.values();

  private final Supplier<Computer> computer;
  private final ProgramBook programs = new ProgramBook();
  private final CallNode root = new CallNode("", false, null);
  private final TreeMap<Integer, ThreadTrack> tracks = new TreeMap<>();
  private final Map<Account, long[]> booked = new HashMap<>();
  private final List<Map<Integer, Spot>> spots = new ArrayList<>();
  private final Spot nowhere = new Spot(Site.kernel(""), "");

  /**
   * An empty book.
   *
   * @param computer whose cycles are booked; asked for when a program runs, not before
   */
  public ProfileBook(Supplier<Computer> computer) {
    this.computer = computer;
  }

  /** What writes into this book what a meter is charged. */
  public AccessObserver of(Meter meter) {
    return new AccessObserver() {
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
        Account account = meter.account();
        ThreadTrack track = track(account.key().pid(), account.key().tid());
        if (account.key().mode() == Mode.KERNEL) {
          track.charged(account);
        } else if (kind == Kind.INSTRUCTION) {
          int word = origin == null ? 0 : whose().hart().mmu().memory().readWord(physicalAddress);
          fetched(track, account, virtualAddress, word);
        }
      }
    };
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS, EventKind.SIGNAL);
  }

  @Override
  public void event(Event event) {
    int pid = event.at().pid();
    int tid = event.at().tid();
    if (event instanceof Event.Born born && born.how() != Birth.THREAD && tid != 0) {
      track(born.pid(), born.tid()).stack.beginLike(track(pid, tid).stack);
    } else if (event instanceof Event.Executed) {
      track(pid, tid).executed();
    } else if (event instanceof Event.SignalDelivered) {
      track(pid, tid).stack.handlerBegins();
    } else if (event instanceof Event.SignalReturned) {
      track(pid, tid).stack.handlerEnds();
    } else if (event instanceof Event.ThreadEnded) {
      programs.ended(tid);
    }
  }

  /** Books what has been charged and is not booked yet; to be called when the run is over. */
  public void close(Ledger ledger) {
    for (Account account : ledger.accounts()) {
      ThreadTrack track = track(account.key().pid(), account.key().tid());
      if (account.key().mode() == Mode.KERNEL) {
        bookKernel(track, account);
      } else {
        bookUser(account, track, track.last == null ? nowhere : track.last, track.node);
      }
    }
  }

  /** The tree of calls; its nodes at the top are threads. */
  public CallNode calls() {
    return root;
  }

  /** The instructions that were fetched, by program and address. */
  public List<Spot> spots() {
    List<Spot> all = new ArrayList<>();
    spots.forEach(program -> all.addAll(program.values()));
    all.sort(
        Comparator.comparing((Spot spot) -> spot.site().program())
            .thenComparing(spot -> spot.site().pc()));
    return all;
  }

  /** What the kernel did where no program had run yet, or none: the boot, the idle loop. */
  public CauseSums elsewhere() {
    return nowhere.kernel();
  }

  /** What the places are called. */
  public ProgramBook programs() {
    return programs;
  }

  private Computer whose() {
    return computer.get();
  }

  private ThreadTrack track(int pid, int tid) {
    return tracks.computeIfAbsent(
        tid,
        first -> new ThreadTrack(root.child(tid == 0 ? "kernel" : "pid " + pid + " tid " + tid)));
  }

  private void fetched(ThreadTrack track, Account account, int pc, int word) {
    Spot spot = spot(track, account.key().tid(), pc);
    Spot before = track.last;
    CallNode nodeBefore = track.node;
    for (Account kernel : track.kernelAccounts) {
      bookKernel(track, kernel);
    }
    track.kernelAccounts.clear();
    track.stack.goTo(pc, spot.function(), before == null ? 0 : before.site().pc(), track.lastWord);
    track.last = spot;
    track.node = track.stack.top();
    track.lastWord = word;
    spot.fetched();
    bookUser(
        account, track, before == null ? spot : before, before == null ? track.node : nodeBefore);
  }

  private Spot spot(ThreadTrack track, int tid, int pc) {
    if (track.program < 0) {
      track.program = programs.of(whose(), tid);
      while (spots.size() <= track.program) {
        spots.add(new HashMap<>());
      }
      track.spots = spots.get(track.program);
    }
    Spot known = track.spots.get(pc);
    if (known != null) {
      return known;
    }
    Site site = Site.of(track.program, pc);
    Spot made = new Spot(site, programs.function(site));
    track.spots.put(pc, made);
    return made;
  }

  /** The stalls of a fetch go where the thread is now, all else where it was before. */
  private void bookUser(Account account, ThreadTrack track, Spot before, CallNode nodeBefore) {
    long[] done = booked.computeIfAbsent(account, first -> new long[CAUSES.length]);
    for (Cause cause : CAUSES) {
      long cycles = account.cycles(cause) - done[cause.ordinal()];
      if (cycles != 0) {
        boolean ofFetch = isOfFetch(cause) && track.last != null;
        done[cause.ordinal()] += cycles;
        (ofFetch && track.last != null ? track.last : before).user().add(cause, cycles);
        (ofFetch ? track.node : nodeBefore).own().add(cause, cycles);
      }
    }
  }

  private static boolean isOfFetch(Cause cause) {
    return switch (cause) {
      case ITLB, L1I_L2, L1I_DRAM -> true;
      default -> false;
    };
  }

  private void bookKernel(ThreadTrack track, Account account) {
    long[] done = booked.computeIfAbsent(account, first -> new long[CAUSES.length]);
    CallNode node = track.node.kernelChild(account.key().what());
    Spot spot = track.last == null ? nowhere : track.last;
    for (Cause cause : CAUSES) {
      long cycles = account.cycles(cause) - done[cause.ordinal()];
      if (cycles != 0) {
        done[cause.ordinal()] += cycles;
        spot.kernel().add(cause, cycles);
        node.own().add(cause, cycles);
      }
    }
  }
}
