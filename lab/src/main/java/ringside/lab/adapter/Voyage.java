package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Crashes;
import ringside.lab.report.Texts;

/** Goes where somebody wants in a run, and says why it has stopped there. */
public final class Voyage {
  private final Timeline timeline;
  private final Supplier<List<Point>> others;
  private final Overhearing overhearing;
  private final Halts halts;
  private boolean toldOfEnd;

  /** Ways to go by steps. */
  public enum Step {
    /** To the next line, or instruction, over calls. */
    OVER,
    /** The same into calls. */
    INTO,
    /** Behind the call of the function that the thread is in. */
    OUT,
    /** Back to the line, or instruction, before. */
    BACK
  }

  /**
   * Travels of a timeline.
   *
   * @param others more points to stop at
   */
  public Voyage(
      Timeline timeline,
      StopPoints points,
      Supplier<List<Point>> others,
      Texts texts,
      Listener listener) {
    this.timeline = timeline;
    this.others = others;
    this.overhearing = new Overhearing(timeline, points, texts, listener);
    this.halts = new Halts(timeline, points, texts);
  }

  /** Goes on to the next stop point that counts, or to the end; on from there, it is over. */
  public Halt forward() {
    long from = timeline.cycle();
    if (toldOfEnd && timeline.goEnd().why() != Stopped.Why.INTERRUPTED) {
      return halts.exit();
    }
    List<Point> all = overhearing.begin(others.get());
    Stopped stopped = timeline.forward(all);
    while (stopped.why() == Stopped.Why.POINT
        && (!halts.counts(stopped) || isCrashAt(from, stopped))) {
      stopped = timeline.forward(all);
    }
    return arrive(stopped, from, Halt.Reason.STEP);
  }

  /** Whoever stands before a crash has been told of it. */
  private boolean isCrashAt(long from, Stopped stopped) {
    return Crashes.place(timeline, stopped).filter(place -> place.cycle() == from).isPresent();
  }

  /** Goes back to the last stop point that counts, or to the start. */
  public Halt backward() {
    long from = timeline.cycle();
    List<Point> all = halts.stopping(others.get());
    Stopped stopped = timeline.backward(all);
    while (stopped.why() == Stopped.Why.POINT && !halts.counts(stopped)) {
      stopped = timeline.backward(all);
    }
    return arrive(stopped, from, Halt.Reason.STEP);
  }

  /**
   * A step of a thread.
   *
   * @param byInstruction whether by instruction, not by source line
   */
  public Halt step(int tid, Step step, boolean byInstruction) {
    long from = timeline.cycle();
    List<Point> all =
        step == Step.BACK ? halts.stopping(others.get()) : overhearing.begin(others.get());
    Steps steps = new Steps(timeline, all, tid);
    Stopped stopped =
        switch (step) {
          case OVER -> byInstruction ? steps.overCall() : steps.line(true);
          case INTO -> byInstruction ? steps.instruction() : steps.line(false);
          case OUT -> steps.finish();
          case BACK -> byInstruction ? steps.backInstruction() : steps.backLine(true);
        };
    return arrive(stopped, from, Halt.Reason.STEP);
  }

  /** To the start of the run. */
  public Halt start() {
    toldOfEnd = false;
    return arrive(timeline.goStart(), timeline.cycle(), Halt.Reason.ENTRY);
  }

  /** To a cycle. */
  public Halt go(long cycle) {
    return arrive(timeline.go(cycle), timeline.cycle(), Halt.Reason.GOTO);
  }

  /**
   * To the next time that a thread comes to some code, or back to the last.
   *
   * @return empty where it does not come there; the run then stands where it stood
   */
  public Optional<Halt> reach(Point.Code code, boolean back) {
    long from = timeline.cycle();
    BiFunction<Timeline, List<Point>, Stopped> way = back ? Timeline::backward : Timeline::forward;
    Stopped stopped = way.apply(timeline, List.of(code));
    if (stopped.why() != Stopped.Why.POINT) {
      timeline.go(from);
      return Optional.empty();
    }
    return Optional.of(arrive(stopped, from, Halt.Reason.GOTO));
  }

  /** Something else has moved the timeline. */
  public Halt moved() {
    return arrive(timeline.go(timeline.cycle()), timeline.cycle(), Halt.Reason.GOTO);
  }

  private Halt arrive(Stopped stopped, long from, Halt.Reason otherwise) {
    overhearing.end();
    Stopped place = Crashes.before(timeline, stopped, from);
    boolean ended = place.why() == Stopped.Why.ENDED;
    if (ended) {
      standBeforeEnd();
    }
    boolean over = ended || isStuck(place.why());
    toldOfEnd = over;
    return over ? halts.end(place) : halts.of(place, otherwise);
  }

  private static boolean isStuck(Stopped.Why why) {
    return why == Stopped.Why.DEADLOCK || why == Stopped.Why.STUCK || why == Stopped.Why.LIMIT;
  }

  /** The last place of a program is where to stand, for there is something to look at. */
  private void standBeforeEnd() {
    List<Position> places = new ArrayList<>();
    for (int tid : overhearing.heardOf()) {
      timeline.before(tid, timeline.cycle()).ifPresent(places::add);
    }
    places.stream().mapToLong(Position::cycle).max().ifPresent(timeline::go);
  }
}
