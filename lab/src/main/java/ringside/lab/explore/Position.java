package ringside.lab.explore;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;

/** How far a run has come: which thread executes, which others could, and since when. */
final class Position {
  private final Ready ready = new Ready();
  private Block block = Block.NONE;
  private int running;
  private int taken;
  private long at;
  private @Nullable Moment moment;

  Ready ready() {
    return ready;
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
  Moment moment() {
    if (moment == null || moment.others() != ready.all()) {
      moment = new Moment(block, taken, ready.all());
    }
    return moment;
  }

  /** Whether the running thread has to wait from now on. */
  boolean waits(Event.StateChanged change) {
    return change.to() == ThreadState.BLOCKED
        && change.from() == ThreadState.RUNNING
        && change.at().tid() == running;
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
  }

  void begin(Block begun) {
    block = begun;
    at = begun.at();
    moment = null;
  }
}
