package ringside.lab.debugger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.isa.elf.SourceLine;
import ringside.lab.debug.Branch;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.View;
import ringside.lab.report.Numbers;
import ringside.lab.trace.EventText;

/** Says where the run stands, and why it has stopped there. */
final class Stops {
  private final Scene scene;
  private final Points points;

  /** Bytes of output that have been shown, by computer. */
  private final int[] shown;

  Stops(Scene scene, Points points) {
    this.scene = scene;
    this.points = points;
    this.shown = new int[scene.timeline.computers().size()];
  }

  /** The run has come to another place. */
  void tell(Stopped stopped) {
    scene.arrived();
    output();
    stopped.point().ifPresent(point -> reason(point, stopped));
    boolean all = scene.several() && stopped.why() == Stopped.Why.ENDED;
    String why = "debug.why." + stopped.why().name().toLowerCase(Locale.ROOT) + (all ? ".all" : "");
    if (stopped.why() != Stopped.Why.THERE && stopped.why() != Stopped.Why.POINT) {
      scene.say(why);
    }
    place();
    stopped.point().ifPresent(points::met);
  }

  /** What the guest has printed since it was told last; going back takes it back. */
  private void output() {
    List<View> computers = scene.timeline.computers();
    for (int i = 0; i < shown.length; i++) {
      byte[] all = computers.get(i).output();
      if (all.length > shown[i]) {
        scene.guest(computers.get(i), Arrays.copyOfRange(all, shown[i], all.length));
      } else if (all.length < shown[i]) {
        String back = scene.texts.get("debug.output.back", shown[i] - all.length);
        scene.out.println(name(computers.get(i)) + back);
      }
      shown[i] = all.length;
    }
  }

  private String name(View computer) {
    return scene.several() ? computer.name() + ": " : "";
  }

  private void reason(Point point, Stopped stopped) {
    int number = points.number(point);
    if (stopped.written().isPresent()) {
      var written = stopped.written().get();
      scene.say(
          "debug.met.watch",
          number,
          points.text(point),
          value(written.before()),
          value(written.after()),
          written.tid(),
          scene.place(written.pc()));
    } else if (stopped.event().isPresent()) {
      String event = EventText.of(stopped.event().get());
      scene.say(number == 0 ? "debug.met.own" : "debug.met.event", number, event);
    } else if (point instanceof Point.Read && number != 0) {
      scene.say("debug.met.read", number, points.text(point));
    } else if (number != 0) {
      scene.say("debug.met.code", number, points.text(point));
    }
  }

  static String value(int value) {
    return Evaluation.shown(value);
  }

  /** {@code where}: somebody wants to see the same place again. */
  void again() {
    scene.lookAgain();
    place();
  }

  /** Where the run stands. */
  void place() {
    Branch branch = scene.timeline.branches().current();
    if (!branch.isRun()) {
      boolean begun = scene.timeline.cycle() >= branch.cycle();
      String key = begun ? "debug.branch.in" : "debug.branch.before";
      scene.say(key, branch.number(), Numbers.grouped(branch.cycle()));
    }
    Position place = scene.timeline.position();
    String cycle = Numbers.grouped(place.cycle());
    String name = name(scene.view());
    if (!place.inProgram()) {
      scene.out.println(name + scene.texts.get("debug.idle", cycle));
      return;
    }
    String at =
        scene.texts.get("debug.at", cycle, place.pid(), place.tid(), scene.place(place.pc()));
    scene.out.println(name + at);
    if (!scene.withPanels) {
      code(place);
    }
  }

  private void code(Position place) {
    Optional<SourceLine> line = scene.line(place.pc());
    line.flatMap(scene::source)
        .ifPresent(text -> scene.out.println("  " + line.get().line() + "\t" + text));
    scene.out.println("  => " + scene.instruction(place.pc()));
  }
}
