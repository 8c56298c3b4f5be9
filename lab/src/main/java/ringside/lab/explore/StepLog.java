package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;

/** Keeps the visible steps of a run, to be told of. */
final class StepLog implements StepObserver {
  private static final int A7 = Register.number("a7");

  private final Position position;
  private final Set<Integer> shared;
  private final List<Step> steps = new ArrayList<>();
  private final ProgramBook programs = new ProgramBook();
  private @Nullable Computer computer;

  /**
   * A log without steps.
   *
   * @param shared words whose uses are visible
   */
  StepLog(Position position, Set<Integer> shared) {
    this.position = position;
    this.shared = shared;
  }

  /** The computer has been built. */
  void meet(Computer built) {
    computer = built;
  }

  /** The steps, in order. */
  List<Step> steps() {
    return steps;
  }

  /** Their places. */
  ProgramBook programs() {
    return programs;
  }

  @Override
  public void used(Touch touch) {
    if (!shared.contains(touch.word())) {
      return;
    }
    int value = computer().hart().mmu().memory().readWord(touch.word());
    Step step = step(touch.pc(), touch.write() ? Step.Kind.WRITE : Step.Kind.READ, touch, value);
    int before = steps.size() - 1;
    if (before >= 0 && steps.get(before).isOf(step.tid(), step.number())) {
      // An instruction that reads and writes does so at once.
      steps.set(before, step(touch.pc(), Step.Kind.UPDATE, touch, value));
    } else {
      steps.add(step);
    }
  }

  @Override
  public void called(Hart hart) {
    steps.add(step(hart.csrs().sepc(), Step.Kind.CALL, Touch.NONE, hart.x[A7]));
  }

  private Step step(int pc, Step.Kind kind, Touch touch, int value) {
    int tid = position.running();
    int program = programs.of(computer(), tid);
    Site site = program < 0 ? Site.kernel("") : Site.of(program, pc);
    return new Step(position.at(), tid, site, kind, touch.address(), value);
  }

  private Computer computer() {
    return Objects.requireNonNull(computer, "meet comes first");
  }
}
