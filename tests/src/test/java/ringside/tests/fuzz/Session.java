package ringside.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.LinuxModel;

/** A sequence that grows, with the model that has answered it so far. */
final class Session {
  static final int MOST_STEPS = 300;

  private final LinuxModel model = new LinuxModel();
  private final List<Step> steps = new ArrayList<>();

  LinuxModel model() {
    return model;
  }

  /** A living process. */
  GuestProcess actor(Draws draws) {
    return draws.from(model.living());
  }

  /** Adds a step that must report a result. */
  void add(Step step, int value) {
    steps.add(step.expect(value));
  }

  /** Adds a step with the model's answer, if it may be asked. */
  void add(Step step, Answer answer) {
    if (answer.known()) {
      add(step, answer.value());
    }
  }

  List<Step> steps() {
    return steps;
  }
}
