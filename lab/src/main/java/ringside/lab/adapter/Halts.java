package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.kernel.process.ExitStatus;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Evaluation;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.trace.EventText;

/** Says why a travel has ended where it has. */
final class Halts {
  private final Timeline timeline;
  private final StopPoints points;
  private final Texts texts;

  Halts(Timeline timeline, StopPoints points, Texts texts) {
    this.timeline = timeline;
    this.points = points;
    this.texts = texts;
  }

  /** The points that a run stops for, ours and those of others. */
  List<Point> stopping(List<Point> others) {
    List<Point> all = new ArrayList<>();
    points.all().stream().filter(point -> !point.isLog()).map(StopPoint::point).forEach(all::add);
    all.addAll(others);
    return all;
  }

  /** Whether one of the points at which a run has stopped counts this time; those of others do. */
  boolean counts(Stopped stopped) {
    List<StopPoint> met = met(stopped);
    long cycle = stopped.position().cycle();
    boolean any = met.isEmpty();
    for (StopPoint point : met) {
      any |= point.counts(cycle); // each has its own count
    }
    return any;
  }

  /** All of ours that match there: of several at an instruction the run is told of one. */
  private List<StopPoint> met(Stopped stopped) {
    Position place = stopped.position();
    List<StopPoint> all = new ArrayList<>();
    for (StopPoint set : points.all()) {
      boolean same = stopped.point().filter(set.point()::equals).isPresent();
      boolean here =
          stopped.point().filter(Point.Code.class::isInstance).isPresent()
              && set.point() instanceof Point.Code code
              && code.addresses().contains(place.pc())
              && code.when().test(timeline.view());
      if (!set.isLog() && (same || here)) {
        all.add(set);
      }
    }
    return all;
  }

  /** The thread of the event; where there is none, the one that goes on, or the first there is. */
  private int tid(Optional<Stopped> stopped) {
    int heard = stopped.flatMap(Stopped::event).map(event -> event.at().tid()).orElse(0);
    if (heard != 0 && timeline.view().thread(heard) != null) {
      return heard;
    }
    int running = timeline.position().tid();
    if (running != 0) {
      return running;
    }
    return timeline.view().computer().processes().threads().stream()
        .mapToInt(thread -> thread.tid())
        .findFirst()
        .orElse(timeline.view().firstThread());
  }

  Halt of(Stopped stopped, Halt.Reason otherwise) {
    List<StopPoint> met = met(stopped);
    List<Integer> ids = met.stream().map(StopPoint::id).toList();
    Halt.Reason reason =
        switch (stopped.why()) {
          case POINT -> met.isEmpty() ? ofOther(otherwise) : reason(met.get(0).kind());
          case START -> Halt.Reason.ENTRY;
          case INTERRUPTED -> Halt.Reason.PAUSE;
          default -> otherwise;
        };
    String text = text(stopped);
    return new Halt(reason, tid(Optional.of(stopped)), ids, text.isEmpty() ? cycle() : text);
  }

  /** A point that is none of ours: one of others, or the one that was to be reached. */
  private static Halt.Reason ofOther(Halt.Reason otherwise) {
    return otherwise == Halt.Reason.GOTO ? otherwise : Halt.Reason.BREAKPOINT;
  }

  private static Halt.Reason reason(StopPoint.Kind kind) {
    return switch (kind) {
      case SOURCE -> Halt.Reason.BREAKPOINT;
      case FUNCTION -> Halt.Reason.FUNCTION;
      case INSTRUCTION -> Halt.Reason.INSTRUCTION;
      case DATA -> Halt.Reason.DATA;
      case EXCEPTION -> Halt.Reason.EXCEPTION;
    };
  }

  private String text(Stopped stopped) {
    if (stopped.written().isPresent()) {
      var written = stopped.written().get();
      return texts.get(
          "dap.written",
          Evaluation.shown(written.before()),
          Evaluation.shown(written.after()),
          written.tid());
    }
    return stopped.event().map(EventText::of).orElseGet(() -> why(stopped.why()));
  }

  private String why(Stopped.Why why) {
    boolean plain = why == Stopped.Why.THERE || why == Stopped.Why.POINT;
    return plain ? "" : texts.get("debug.why." + why.name().toLowerCase(Locale.ROOT));
  }

  private String cycle() {
    return texts.get("dap.cycle", Numbers.grouped(timeline.cycle()));
  }

  /** The run can go on no further, but back. */
  Halt end(Stopped stopped) {
    String text = why(stopped.why()) + " " + texts.get("dap.end");
    return new Halt(Halt.Reason.END, tid(Optional.empty()), List.of(), text);
  }

  /** It is over; the text is the exit status of the first process. */
  Halt exit() {
    int status = timeline.view().exit().map(ExitStatus::forShell).orElse(0);
    return new Halt(Halt.Reason.EXIT, 0, List.of(), String.valueOf(status));
  }
}
