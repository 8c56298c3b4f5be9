package ringside.cli.dap;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.SteppingGranularity;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.ScheduleException;
import ringside.lab.adapter.Halt;
import ringside.lab.adapter.Voyage;
import ringside.lab.debug.Point;
import ringside.lab.debugger.CodePlaces;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;

/** Goes where a client wants, and tells it where the run has come to. */
final class DapTravels {
  private final DapRun run;
  private final DapClient client;
  private final Sources sources;
  private final Texts texts;
  private final int firstLine;
  private final List<Target> targets = new ArrayList<>();
  private Halt last;

  /** Code that can be gone to. */
  private record Target(Point.Code code, boolean back) {}

  DapTravels(DapRun run, DapClient client, Sources sources, Texts texts, int firstLine) {
    this.run = run;
    this.client = client;
    this.sources = sources;
    this.texts = texts;
    this.firstLine = firstLine;
    this.last = run.voyage.start();
  }

  private void arrive(Halt halt) {
    last = halt;
    run.arrived(halt.tid());
    client.halted(halt, run.timeline.view());
  }

  /** What is told of the last stop. */
  Halt last() {
    return last;
  }

  /** Goes some way; where that can't be gone, says so and stands where the run has come to. */
  void go(Consumer<DapTravels> way) {
    try {
      way.accept(this);
    } catch (Wrong | GuestException | ScheduleException refused) {
      client.output("stderr", refused.getMessage() + "\n", run.timeline.cycle());
      moved();
    }
  }

  void forward() {
    arrive(run.voyage.forward());
  }

  void backward() {
    arrive(run.voyage.backward());
  }

  void step(int tid, Voyage.Step step, @Nullable SteppingGranularity granularity) {
    boolean byInstruction = granularity == SteppingGranularity.INSTRUCTION;
    arrive(run.voyage.step(tid, step, byInstruction));
  }

  /** From the start again: it stands there, or goes on. */
  void restart(boolean stands) {
    Halt start = run.voyage.start();
    if (stands) {
      arrive(start);
    } else {
      run.arrived(start.tid());
      forward();
    }
  }

  /** A command may have changed what can be seen where the run stands. */
  void changed() {
    client.changed();
  }

  /** A command has moved the run. */
  void moved() {
    arrive(run.voyage.moved());
  }

  /** A line can be gone to forth or back. */
  GotoTargetsResponse targets(GotoTargetsArguments asked) {
    targets.clear();
    List<GotoTarget> all = new ArrayList<>();
    String file = sources.file(asked.getSource());
    CodePlaces places = run.points.places();
    OptionalInt line = places.nearest(file, asked.getLine() + 1 - firstLine);
    if (line.isPresent()) {
      Set<Integer> addresses = places.starts(file, line.getAsInt());
      String place = file.substring(file.lastIndexOf('/') + 1) + ":" + line.getAsInt();
      all.add(target(addresses, place, line.getAsInt(), false));
      all.add(target(addresses, place, line.getAsInt(), true));
    }
    GotoTargetsResponse response = new GotoTargetsResponse();
    response.setTargets(all.toArray(GotoTarget[]::new));
    return response;
  }

  private GotoTarget target(Set<Integer> addresses, String place, int line, boolean back) {
    Point.Code code = new Point.Code(addresses, view -> view.runsGuest(view.position().pid()));
    targets.add(new Target(code, back));
    GotoTarget target = new GotoTarget();
    target.setId(targets.size());
    target.setLabel(place + ", " + texts.get(back ? "dap.target.last" : "dap.target.next"));
    target.setLine(line - 1 + firstLine);
    return target;
  }

  /** Whether there is a target of a number. */
  void check(int target) {
    if (target < 1 || target > targets.size()) {
      throw new Wrong(texts.get("dap.wrong.target"));
    }
  }

  void go(int number) {
    Target target = targets.get(number - 1);
    arrive(run.voyage.reach(target.code(), target.back()).orElseGet(run.voyage::moved));
  }
}
