package ringside.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.IpcObject;
import ringside.tests.fuzz.model.IpcObjects;
import ringside.tests.fuzz.model.LinuxModel;

/** A sequence that grows, with the model that has answered it so far. */
final class Session {
  static final int MOST_STEPS = 300;

  private final LinuxModel model = new LinuxModel();
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Waiting waiting;
  private boolean over;
  private int addresses;

  /** A call that waits until another process does what it waits for. */
  private record Waiting(
      GuestProcess caller, Step step, Supplier<Answer> question, BiConsumer<Step, Answer> data) {}

  LinuxModel model() {
    return model;
  }

  /** A process that lives and does not wait. */
  GuestProcess actor(Draws draws) {
    return draws.from(model.living().stream().filter(process -> !waits(process)).toList());
  }

  /** Whether a process waits for another. */
  boolean waits(GuestProcess process) {
    return waiting != null && waiting.caller == process;
  }

  /** Whether any process waits for another. */
  boolean anyWaits() {
    return waiting != null;
  }

  /** Whether it takes more deeds. */
  boolean open() {
    return !over && steps.size() < MOST_STEPS;
  }

  /** How many variables keep addresses. */
  int addressesUsed() {
    return addresses;
  }

  /** The number of a variable to keep one more address. */
  int useAddress() {
    return addresses++;
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

  /**
   * Adds a step with the model's answer. If it has to wait and there is somebody to wake it, its
   * answer is that to the first deed after which the model has one.
   *
   * @param data adds what the caller must find in its memory
   */
  void ask(
      GuestProcess caller, Step step, Supplier<Answer> question, BiConsumer<Step, Answer> data) {
    Answer answer = question.get();
    if (answer.known()) {
      data.accept(step, answer);
      add(step, answer);
    } else if (answer.waits() && waiting == null && model.living().size() > 1) {
      waiting = new Waiting(caller, step.flag(Step.Flag.START), question, data);
      steps.add(step);
    }
  }

  /** After a deed: whoever waited may go on, and the last step waits for that. */
  void settle() {
    if (waiting == null) {
      return;
    }
    Answer answer = waiting.question.get();
    if (answer.known()) {
      waiting.data.accept(waiting.step, answer);
      waiting.step.expect(answer.value());
      steps.get(steps.size() - 1).flag(Step.Flag.JOIN);
      waiting = null;
    } else if (!answer.waits()) {
      steps.remove(steps.size() - 1);
      over = true;
    }
  }

  /** All steps, and at last those that leave no System V objects behind. */
  List<Step> finish() {
    if (waiting != null) {
      steps.remove(waiting.step);
    }
    remove(Syscall.MSGCTL, model.queues(), 0, 0);
    remove(Syscall.SEMCTL, model.semaphores(), 0, 0, 0);
    remove(Syscall.SHMCTL, model.segments(), 0, 0);
    return steps;
  }

  private void remove(Syscall control, IpcObjects<?> objects, int... remove) {
    for (IpcObject object : objects.present()) {
      add(Step.call(0, control).withVariable(object.variable()).with(remove), 0);
    }
  }
}
