package ringside.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.IpcObject;
import ringside.tests.fuzz.model.IpcObjects;
import ringside.tests.fuzz.model.LinuxModel;
import ringside.tests.fuzz.model.NamedFiles;

/** A sequence that grows, with the model that has answered it so far. */
final class Session {
  static final int MOST_STEPS = 300;
  private static final int MOST_WAITING = 2;

  private final LinuxModel model = new LinuxModel();
  private final List<Step> steps = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final TreeSet<Integer> ended = new TreeSet<>();
  private final TreeSet<Integer> handling = new TreeSet<>();
  private boolean over;
  private int addresses;

  /** What a process asks of the model, again and again while it has to wait. */
  interface Question {
    /** The answer, given whether it had to wait before. */
    Answer ask(boolean again);

    /** The answer when a handler has run, which may have SA_RESTART (signal(7)). */
    default Answer interrupted(boolean restart) {
      return restart ? Answer.WAITS : Answer.failed(Errno.EINTR);
    }
  }

  /** A call that waits until another process does what it waits for. */
  private record Waiting(
      GuestProcess caller, Step step, Question question, BiConsumer<Step, Answer> data) {}

  LinuxModel model() {
    return model;
  }

  /** A process that lives and does not wait. */
  GuestProcess actor(Draws draws) {
    return draws.from(model.living().stream().filter(process -> !waits(process)).toList());
  }

  /** How many processes live and do not wait. */
  long awake() {
    return model.living().stream().filter(process -> !waits(process)).count();
  }

  /** Whether a process waits for another. */
  boolean waits(GuestProcess process) {
    return waiting.stream().anyMatch(one -> one.caller == process);
  }

  /** Whether any process waits for another. */
  boolean anyWaits() {
    return !waiting.isEmpty();
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
    addStep(step.expect(value));
  }

  private void addStep(Step step) {
    ended.forEach(step::afterEndOf);
    handling.forEach(step::afterHandlerOf);
    ended.clear();
    handling.clear();
    steps.add(step);
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
  void ask(GuestProcess caller, Step step, Question question, BiConsumer<Step, Answer> data) {
    Answer answer = question.ask(false);
    if (answer.known()) {
      data.accept(step, answer);
      add(step, answer);
    } else if (answer.waits() && mayWait()) {
      waiting.add(new Waiting(caller, step.flag(Step.Flag.START), question, data));
      addStep(step);
    }
  }

  /** As {@link #ask(GuestProcess, Step, Question, BiConsumer)} where waiting changes nothing. */
  void ask(
      GuestProcess caller, Step step, Supplier<Answer> question, BiConsumer<Step, Answer> data) {
    ask(caller, step, again -> question.get(), data);
  }

  /** As ask, but where it has to wait nobody else may: Linux lets all who wait try at once. */
  void askAlone(GuestProcess caller, Step step, Question question) {
    if (waiting.isEmpty()) {
      ask(caller, step, question, (known, answer) -> {});
    } else {
      add(step, question.ask(false));
    }
  }

  /** Whether one more process may wait: somebody must be left to wake it. */
  boolean mayWait() {
    return waiting.size() < MOST_WAITING && model.living().size() > waiting.size() + 1;
  }

  /** After a deed: whoever waited may go on, in the order in which they came, and others then. */
  void settle() {
    List<Waiting> answered = new ArrayList<>();
    for (int i = 0; i < waiting.size() && !over; ) {
      Waiting one = waiting.get(i);
      Answer answer = one.question.ask(true);
      if (answer.known()) {
        goOn(one, answer);
        answered.add(one);
        i = 0;
      } else if (answer.waits()) {
        i++;
      } else {
        breakOff(answered);
      }
    }
  }

  /** The next step comes when a process runs no longer. */
  void awaitQuiet(GuestProcess process) {
    handling.add(process.slot());
  }

  /** A handler runs in a process: a call of it that waits ends, or begins anew behind others. */
  void interrupt(GuestProcess process, boolean restart) {
    handling.add(process.slot());
    for (Waiting one : List.copyOf(waiting)) {
      if (one.caller == process) {
        Answer answer = one.question.interrupted(restart);
        if (answer.known()) {
          goOn(one, answer);
        } else {
          waiting.remove(one);
          waiting.add(one);
        }
      }
    }
  }

  private void goOn(Waiting one, Answer answer) {
    one.data.accept(one.step, answer);
    one.step.expect(answer.value());
    ended.add(one.caller.slot());
    waiting.remove(one);
  }

  /** What the last deed has led to is not known: without it, and those whom it has woken. */
  private void breakOff(List<Waiting> woken) {
    steps.remove(steps.size() - 1);
    for (Waiting one : woken) {
      one.step.leaveOpen();
      waiting.add(one);
    }
    ended.clear();
    over = true;
  }

  /** All steps, and at last those that leave no System V objects behind. */
  List<Step> finish() {
    int slot = model.living().stream().filter(p -> !waits(p)).findFirst().orElseThrow().slot();
    remove(slot, Syscall.MSGCTL, model.queues(), 0, 0);
    remove(slot, Syscall.SEMCTL, model.semaphores(), 0, 0, 0);
    remove(slot, Syscall.SHMCTL, model.segments(), 0, 0);
    for (int name = NamedFiles.NAMES - 1; name >= 0; name--) {
      if (model.files().presence(name).succeeds()) {
        FileDeeds.addRemove(this, slot, name, model.files().isFolder(name));
      }
    }
    add(Step.call(slot, Syscall.CLOSE).with(-1), Answer.failed(Errno.EBADF));
    for (Waiting one : waiting) {
      if (over) {
        one.step.leaveOpen();
      } else {
        one.step.waitForEver();
      }
    }
    return steps;
  }

  private void remove(int slot, Syscall control, IpcObjects<?> objects, int... remove) {
    for (IpcObject object : objects.present()) {
      object.remove();
      add(Step.call(slot, control).withVariable(object.variable()).with(remove), 0);
      settle();
    }
  }
}
