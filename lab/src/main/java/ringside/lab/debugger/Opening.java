package ringside.lab.debugger;

import java.util.List;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Timeline;
import ringside.lab.explore.Failure;
import ringside.lab.explore.LastChance;
import ringside.lab.explore.NoReturn;
import ringside.lab.explore.Step;

/** Where a debugger begins that follows a schedule: where to look. */
final class Opening {
  private final Scene scene;

  Opening(Scene scene) {
    this.scene = scene;
  }

  /** Goes before the step that decides that the run fails. */
  void at(LastChance chance) {
    Step step = chance.step();
    if (step == null) {
      boolean fails = chance.failure() != Failure.NONE;
      String why = chance.known() ? "always" : "long";
      scene.say("debug.no-return." + (fails ? why : "passes"));
      return;
    }
    Timeline timeline = scene.timeline;
    timeline.goExecuted(step.number());
    if (timeline.position().tid() != step.tid()) {
      // A switch to the thread is still to come.
      new Steps(timeline, List.of(), step.tid()).instruction();
    }
    scene.arrived();
    NoReturn.Future before = chance.before();
    if (before == null) {
      scene.say("debug.no-return");
    } else {
      scene.say("debug.no-return.before", before.failing(), before.all());
    }
  }
}
