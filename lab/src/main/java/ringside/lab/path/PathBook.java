package ringside.lab.path;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Ledger;

/** Notes in a run what its critical path is made from, and what a cost took on the way. */
public final class PathBook implements EventSink {
  /** Changes of state of which a path is kept: some 100 MB. */
  public static final int MOST = 1_000_000;

  private final Exemption cost;
  private final List<Move> moves = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private int accounts;
  private boolean full;
  private boolean stopped;
  private Mark end = new Mark(0, 0);
  private Ledger ledger = new Ledger();

  private record Cell(Account account, Cause cause) {}

  /** A book of a run that is asked what a cost took. */
  public PathBook(Exemption cost) {
    this.cost = cost;
  }

  /** The run's ledger, before it begins. */
  public void watch(Ledger books) {
    ledger = books;
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.STATE);
  }

  @Override
  public void event(Event event) {
    full |= !stopped && moves.size() == MOST;
    if (event instanceof Event.StateChanged change && !full && !stopped) {
      moves.add(
          new Move(
              change.at().cycle(),
              change.at().tid(),
              change.from(),
              change.to(),
              change.reason(),
              change.target(),
              change.by(),
              spent()));
    }
  }

  /** Cycles of the cost so far. */
  private long spent() {
    if (accounts < ledger.accounts().size()) {
      ledger.accounts().stream().skip(accounts).forEach(this::open);
      accounts = ledger.accounts().size();
    }
    long sum = 0;
    for (Cell cell : cells) {
      sum += cell.account.cycles(cell.cause);
    }
    return sum;
  }

  private void open(Account account) {
    for (Cause cause : Cause.values()) {
      if (cost.isFree(account.key(), cause)) {
        cells.add(new Cell(account, cause));
      }
    }
  }

  /** The run has ended; what follows, when the computer is switched off, is no part of it. */
  public void stop(long cycle) {
    end = new Mark(cycle, spent());
    stopped = true;
  }

  /**
   * The critical path of a run that has ended.
   *
   * @param off cycle at which the computer was switched off, which is now
   * @return empty where too much happened to keep it
   */
  public Optional<CriticalPath> path(long off) {
    Mark last = new Mark(off, spent());
    return full ? Optional.empty() : Optional.of(CriticalPath.of(moves, end, last));
  }
}
