package ringside.lab.debugger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.isa.Register;
import ringside.kernel.event.Event;
import ringside.lab.compare.Difference;
import ringside.lab.debug.Branch;
import ringside.lab.debug.Branches;
import ringside.lab.debug.Position;
import ringside.lab.debug.SideBySide;
import ringside.lab.debug.View;
import ringside.lab.explain.Backtrace;
import ringside.lab.report.DifferenceReport;
import ringside.lab.report.Numbers;
import ringside.lab.session.ThreadView;
import ringside.lab.trace.EventText;

/** {@code compare}: two branches of a run beside each other. */
final class Comparing {
  private static final int ROWS = 3;
  private static final int SHOWN = 60;

  private final Scene scene;
  private final Branching branching;

  Comparing(Scene scene, Branching branching) {
    this.scene = scene;
    this.branching = branching;
  }

  /** {@code compare [N]}: with the run itself, or with another branch. */
  void compare(String words) {
    Branches branches = scene.timeline.branches();
    Branch here = branches.current();
    if (branches.all().size() == 1) {
      throw scene.wrong("debug.wrong.compare");
    }
    int usual = here.isRun() ? branches.all().size() - 1 : 0;
    Branch other = words.isEmpty() ? branches.all().get(usual) : branching.known(words);
    Branch first = here.number() < other.number() ? here : other;
    Branch second = here.number() < other.number() ? other : here;
    print(first, second, scene.timeline.compare(first, second));
  }

  private void print(Branch first, Branch second, SideBySide sides) {
    figures(first, second, sides);
    end("A", sides.first());
    end("B", sides.second());
    output(sides.first().output(), sides.second().output());
    events(sides);
    places(first, second);
  }

  private void figures(Branch first, Branch second, SideBySide sides) {
    Difference difference =
        Difference.between(sides.first().statistics(), sides.second().statistics());
    if (difference.change() == 0 && difference.counts().isEmpty()) {
      scene.out.println("A: " + name(first));
      scene.out.println("B: " + name(second));
    } else {
      DifferenceReport report = new DifferenceReport(scene.texts, scene.out);
      report.print(name(first), name(second), difference, ROWS);
      scene.out.println();
    }
  }

  private String name(Branch branch) {
    String title = branching.title(branch);
    return branch.isRun() ? title : branch.number() + "  " + title;
  }

  private void end(String name, SideBySide.Side side) {
    scene.say("debug.compare.end", name, end(side), Numbers.grouped(side.cycle()));
  }

  private String end(SideBySide.Side side) {
    if (side.exit().isPresent()) {
      boolean killed = side.exit().get().signalled();
      String key = killed ? "debug.compare.killed" : "debug.compare.exit";
      return scene.texts.get(key, side.exit().get().value());
    }
    var end = side.end();
    String why = end == null ? "interrupted" : end.name().toLowerCase(Locale.ROOT);
    return scene.texts.get("debug.why." + why);
  }

  private void output(byte[] first, byte[] second) {
    int at = Arrays.mismatch(first, second);
    if (at < 0) {
      scene.say("debug.compare.output.same", first.length);
      return;
    }
    scene.say("debug.compare.output", at + 1);
    scene.out.println("  A: " + line(first, at));
    scene.out.println("  B: " + line(second, at));
  }

  /** The line in which they begin to differ. */
  private static String line(byte[] output, int at) {
    String text = new String(output, StandardCharsets.UTF_8);
    int place = Math.min(at, text.length());
    int from = text.lastIndexOf('\n', place - 1) + 1;
    int to = text.indexOf('\n', place);
    String line = text.substring(from, to < 0 ? text.length() : Math.max(from, to));
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private void events(SideBySide sides) {
    if (sides.firstEvent().isEmpty() && sides.secondEvent().isEmpty()) {
      scene.say("debug.compare.events.same");
      return;
    }
    scene.say("debug.compare.events");
    scene.out.println("  A: " + text(sides.firstEvent()));
    scene.out.println("  B: " + text(sides.secondEvent()));
  }

  private String text(Optional<Event> event) {
    return event.map(EventText::of).orElseGet(() -> scene.texts.get("debug.compare.nothing"));
  }

  private void places(Branch first, Branch second) {
    long cycle = scene.timeline.cycle();
    View one = scene.timeline.elsewhere(first, cycle);
    View other = scene.timeline.elsewhere(second, cycle);
    scene.say("debug.compare.here", Numbers.grouped(cycle));
    scene.out.println("  A: " + place(one));
    scene.out.println("  B: " + place(other));
    Optional<ThreadView> registers = one.registers(scene.tid());
    Optional<ThreadView> others = other.registers(scene.tid());
    if (registers.isPresent() && others.isPresent()) {
      registers(registers.get().registers(), others.get().registers());
    }
  }

  private String place(View view) {
    Position place = view.position();
    String cycle = Numbers.grouped(place.cycle());
    if (!place.inProgram()) {
      return scene.texts.get("debug.idle", cycle);
    }
    String where = Backtrace.place(view.image(place.tid()), place.pc());
    return scene.texts.get("debug.at", cycle, place.pid(), place.tid(), where);
  }

  private void registers(List<Integer> first, List<Integer> second) {
    for (int i = 1; i < first.size(); i++) {
      if (!first.get(i).equals(second.get(i))) {
        String values = Stops.value(first.get(i)) + " | " + Stops.value(second.get(i));
        scene.say("debug.compare.register", Register.name(i), scene.tid(), values);
      }
    }
  }
}
