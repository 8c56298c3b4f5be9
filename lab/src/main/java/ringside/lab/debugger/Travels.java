package ringside.lab.debugger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;

/** The commands that go somewhere in the run. */
final class Travels {
  private final Scene scene;
  private final Points points;
  private final Stops stops;
  private final Timeline timeline;

  Travels(Scene scene, Points points, Stops stops) {
    this.scene = scene;
    this.points = points;
    this.stops = stops;
    this.timeline = scene.timeline;
  }

  /** Once, or as often as a number says, as long as it goes well; the last place is told of. */
  private void times(String count, Supplier<Stopped> step) {
    int times = count.isEmpty() ? 1 : scene.value(count);
    long from = timeline.cycle();
    Stopped stopped = step.get();
    for (int i = 1; i < times && goesOn(stopped); i++) {
      scene.arrived();
      points.forget(stopped);
      stopped = step.get();
    }
    stops.tell(beforeCrash(stopped, from));
  }

  private Stopped beforeCrash(Stopped stopped, long from) {
    return Crashes.before(timeline, stopped, from);
  }

  private static boolean goesOn(Stopped stopped) {
    return stopped.why() == Stopped.Why.THERE || stopped.why() == Stopped.Why.POINT;
  }

  void forward(String count) {
    times(count, () -> timeline.forward(points.all()));
  }

  void backward(String count) {
    times(count, () -> timeline.backward(points.all()));
  }

  private Steps steps() {
    return new Steps(timeline, points.all(), scene.tid());
  }

  void instruction(String count) {
    times(count, () -> steps().instruction());
  }

  void backInstruction(String count) {
    times(count, () -> steps().backInstruction());
  }

  void overCall(String count) {
    times(count, () -> steps().overCall());
  }

  void backOverCall(String count) {
    times(count, () -> steps().backOverCall());
  }

  void line(String count) {
    times(count, () -> steps().line(false));
  }

  void backLine(String count) {
    times(count, () -> steps().backLine(false));
  }

  void lineOver(String count) {
    times(count, () -> steps().line(true));
  }

  void backLineOver(String count) {
    times(count, () -> steps().backLine(true));
  }

  void finish(String count) {
    times(count, () -> steps().finish());
  }

  void backFinish(String count) {
    times(count, () -> steps().backFinish());
  }

  /** To the next event of some words, beside the points; or back to the last one. */
  void event(String words, boolean back) {
    List<Point> all = new ArrayList<>(points.all());
    all.add(new Point.Happened(new Happenings(scene).find(words)));
    long from = timeline.cycle();
    stops.tell(beforeCrash(back ? timeline.backward(all) : timeline.forward(all), from));
  }

  /** {@code goto PLACE}. */
  void go(String words) {
    List<String> all = Arrays.asList(words.split(" +", 2));
    String rest = all.size() > 1 ? all.get(1) : "";
    stops.tell(
        switch (all.get(0)) {
          case "" -> throw scene.wrong("debug.wrong.goto");
          case "start" -> timeline.goStart();
          case "end" -> timeline.goEnd();
          case "retired" -> timeline.goRetired(number(rest));
          case "output" -> timeline.goOutput(number(rest));
          default -> place(words);
        });
  }

  /** A cycle, cycles from here, or the n-th of some events, as in {@code goto switch 3}. */
  private Stopped place(String words) {
    if (words.matches("[+-][0-9_,]+")) {
      return timeline.go(timeline.cycle() + number(words));
    } else if (words.matches("[0-9_,]+")) {
      return timeline.go(number(words));
    }
    int space = words.lastIndexOf(' ');
    boolean counted = space > 0 && words.substring(space + 1).matches("[0-9]+");
    long count = counted ? number(words.substring(space + 1)) : 1;
    String event = counted ? words.substring(0, space) : words;
    Predicate<Event> what = new Happenings(scene).find(event);
    return beforeCrash(timeline.goEvent(what, count), -1);
  }

  private long number(String digits) {
    try {
      return Long.parseLong(digits.replaceAll("[_,]", ""));
    } catch (NumberFormatException none) {
      throw scene.wrong("debug.wrong.number", digits);
    }
  }
}
