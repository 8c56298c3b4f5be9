package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;

/** How far a run has come: which thread executes, which others could, and since when. */
final class Position {
  private final Ready ready = new Ready();
  private final Sleepers sleepers = new Sleepers();
  private Block block = Block.NONE;
  private int running;
  private int taken;
  private long at;
  private @Nullable Moment moment;

  /** During a call, who could have gone on before it; null at other times. */
  private @Nullable List<Integer> beforeCall;

  private List<Integer> readyThen = List.of();
  private List<Integer> blockedThen = List.of();

  Ready ready() {
    return ready;
  }

  Sleepers sleepers() {
    return sleepers;
  }

  /** Whether a thread could go on instead of the running one, at once or when its time has come. */
  boolean couldGoOn(int tid) {
    return ready.contains(tid) || sleepers.contains(tid);
  }

  /** All of those, first those that could at once. */
  List<Integer> others() {
    List<Integer> asleep = sleepers.all();
    if (asleep.isEmpty()) {
      return ready.all();
    }
    List<Integer> all = new ArrayList<>(ready.all());
    all.addAll(asleep);
    return all;
  }

  Block block() {
    return block;
  }

  /** The thread that executes, or has a call made for it; 0 before the first. */
  int running() {
    return running;
  }

  /** Choices of the schedule that have been made. */
  int taken() {
    return taken;
  }

  /** Instructions that programs have executed before the one, or the call, that is looked at. */
  long at() {
    return at;
  }

  /** The part of the block that it is in. */
  @SuppressWarnings("ReferenceEquality") // a list is another one where other threads are in it
  Moment moment() {
    if (beforeCall != null) {
      moment = moment == null ? new Moment(block, taken, beforeCall) : moment;
      return moment;
    }
    if (moment == null || readyThen != ready.all() || blockedThen != sleepers.blocked()) {
      readyThen = ready.all();
      blockedThen = sleepers.blocked();
      moment = new Moment(block, taken, others());
    }
    return moment;
  }

  /** The running thread makes a call: who it wakes, or makes, could not have gone on before. */
  void callBegins() {
    beforeCall = moment().others();
  }

  /** It is back in its program. */
  void callEnds() {
    if (beforeCall != null) {
      beforeCall = null;
      moment = null;
    }
  }

  /** A thread is in another state. */
  void changed(Event.StateChanged change) {
    int tid = change.at().tid();
    if (change.to() == ThreadState.READY) {
      ready.add(tid);
    } else {
      ready.remove(tid);
    }
    if (change.to() == ThreadState.BLOCKED) {
      sleepers.add(tid);
    } else {
      sleepers.remove(tid);
    }
  }

  /** Whether the running thread has to wait from now on. */
  boolean waits(Event.StateChanged change) {
    return change.to() == ThreadState.BLOCKED
        && change.from() == ThreadState.RUNNING
        && change.at().tid() == running;
  }

  /** Whether the running thread lets another go on. */
  boolean wakes(Event.StateChanged change) {
    return change.to() == ThreadState.READY
        && change.from() != ThreadState.RUNNING
        && change.by() != 0
        && change.by() == running;
  }

  void choiceMade() {
    taken++;
    moment = null;
  }

  void comeTo(long instructions) {
    at = instructions;
  }

  void runs(int tid) {
    running = tid;
    callEnds();
  }

  void begin(Block begun) {
    block = begun;
    at = begun.at();
    moment = null;
  }
}
