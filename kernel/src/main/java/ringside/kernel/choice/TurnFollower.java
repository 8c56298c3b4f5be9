package ringside.kernel.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * Lets a run have the turns of a {@link TurnLog}. A thread whose turn it is but that still waits
 * for time to pass is waited for. Where the turns can't be followed, which {@link #departures}
 * says, the kernel's own rules decide from there on.
 */
public final class TurnFollower implements Choices, Turns {
  /** How often in a row nobody is picked for the sake of one that is to become ready. */
  private static final int PATIENCE = 1_000;

  private final List<TurnLog.Noted> noted;
  private final Map<Question, Deque<Long>> answers;
  private final List<Departure> departures = new ArrayList<>();
  private int at = -1;
  private int waited;
  private int renewal;
  private long instructions;
  private long traps;
  private boolean lost;

  /** Follows what is in a log now. */
  public TurnFollower(TurnLog log) {
    this.noted = List.copyOf(log.noted());
    this.answers = log.answers();
  }

  /** Where the turns could not be followed, in order; at most the last of them ends it. */
  public List<Departure> departures() {
    return Collections.unmodifiableList(departures);
  }

  /** Whether the kernel's own rules decide by now. */
  public boolean isLost() {
    return lost;
  }

  @Override
  public Turns turns() {
    return this;
  }

  @Override
  public long choose(Question question, LongSupplier rule) {
    if (lost || TurnLog.isOfTurns(question)) {
      return rule.getAsLong();
    }
    Long answer = answers.getOrDefault(question, new ArrayDeque<>()).poll();
    return answer == null ? rule.getAsLong() : answer;
  }

  @Override
  public long next(long cycle, IntPredicate ready, LongSupplier rule) {
    instructions = 0;
    traps = 0;
    renewal = 0;
    if (!lost && at + 1 == noted.size()) {
      long next = rule.getAsLong();
      if (next != 0) {
        lose(new Departure(Departure.Kind.LONGER, cycle, (int) next, null, null));
      }
      return next;
    }
    if (lost) {
      return rule.getAsLong();
    }
    int tid = noted.get(at + 1).turn().tid();
    if (ready.test(tid)) {
      at++;
      waited = 0;
      return tid;
    }
    waited++;
    return waited > PATIENCE && mustPick(cycle) ? rule.getAsLong() : 0;
  }

  @Override
  public boolean mustPick(long cycle) {
    if (lost || at + 1 == noted.size()) {
      return false;
    }
    Turn then = noted.get(at + 1).turn();
    lose(new Departure(Departure.Kind.NOT_READY, cycle, then.tid(), then, null));
    return true;
  }

  private void lose(Departure departure) {
    departures.add(departure);
    lost = true;
  }

  @Override
  public void ran(long retired) {
    instructions += retired;
  }

  @Override
  public void trapped() {
    traps++;
  }

  /** The next place in the turn at which the kernel intervened, or where the thread left. */
  private TurnLog.Place ahead() {
    TurnLog.Noted now = noted.get(at);
    return isRenewalAhead()
        ? now.renewals().get(renewal)
        : new TurnLog.Place(now.turn().instructions(), now.turn().traps());
  }

  private boolean isFollowing() {
    return !lost && at >= 0;
  }

  /** Where the program does other work, what happened at a trap may have to happen without one. */
  private boolean isInterruptAhead() {
    TurnLog.Noted now = noted.get(at);
    boolean byInterrupt = now.byInterrupt() || instructions > now.turn().instructions();
    return isRenewalAhead() || byInterrupt && now.turn().end() == TurnEnd.PREEMPTED;
  }

  private boolean isRenewalAhead() {
    return renewal < noted.get(at).renewals().size();
  }

  @Override
  public long left() {
    if (!isFollowing()) {
      return UNLIMITED;
    }
    TurnLog.Place ahead = ahead();
    long left = ahead.instructions() - instructions;
    if (left > 0) {
      return left;
    }
    if (left == 0 && traps < ahead.traps()) {
      return 1;
    }
    return isDue() ? 0 : UNLIMITED;
  }

  @Override
  public boolean isDue() {
    return isFollowing() && isInterruptAhead() && isReached(ahead());
  }

  /** A place is not missed where the program does other work: then it is the next one. */
  private boolean isReached(TurnLog.Place place) {
    return instructions > place.instructions()
        || instructions == place.instructions() && traps >= place.traps();
  }

  /** Also where the thread goes on beyond the place at which it had left. */
  @Override
  public boolean goByClock() {
    return !isFollowing() || left() == UNLIMITED;
  }

  @Override
  public boolean makesWay(boolean interrupt, BooleanSupplier rule) {
    if (!isFollowing()) {
      return rule.getAsBoolean();
    }
    if (interrupt && isDue() && isRenewalAhead()) {
      renewal++;
      return false;
    }
    return !isRenewalAhead() && leaves(interrupt) || goByClock() && rule.getAsBoolean();
  }

  private boolean leaves(boolean interrupt) {
    TurnLog.Noted now = noted.get(at);
    TurnEnd end = now.turn().end();
    boolean makesWay = end == TurnEnd.PREEMPTED || end == TurnEnd.YIELDED;
    return makesWay && isReached(ahead()) && (interrupt || !now.byInterrupt());
  }

  @Override
  public void ended(long cycle, int tid, TurnEnd end) {
    if (!isFollowing()) {
      return;
    }
    Turn then = noted.get(at).turn();
    Turn now = new Turn(tid, instructions, traps, end);
    if (then.end() != end) {
      lose(new Departure(Departure.Kind.OTHER_END, cycle, tid, then, now));
    } else if (then.instructions() != instructions) {
      departures.add(new Departure(Departure.Kind.OTHER_WORK, cycle, tid, then, now));
    }
  }
}
