package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import ringside.cpu.Hart;
import ringside.kernel.Computer;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;

/** The visible steps of a run, kept to be told of. */
final class StepLog {
  private static final int A7 = 17;

  private final List<Step> steps = new ArrayList<>();
  private final ProgramBook programs = new ProgramBook();

  /** The steps, in order. */
  List<Step> steps() {
    return steps;
  }

  /** Their places. */
  ProgramBook programs() {
    return programs;
  }

  /**
   * An instruction has used words that others use.
   *
   * @param number instructions before it
   * @param pc its address
   * @param touches of those words
   */
  void accessed(Computer computer, long number, int tid, int pc, List<Touch> touches) {
    Touch first = touches.get(0);
    boolean reads = touches.stream().anyMatch(touch -> !touch.write());
    boolean writes = touches.stream().anyMatch(Touch::write);
    Step.Kind kind = reads && writes ? Step.Kind.UPDATE : writes ? Step.Kind.WRITE : Step.Kind.READ;
    int value = computer.hart().mmu().memory().readWord(first.word());
    steps.add(new Step(number, tid, place(computer, tid, pc), kind, first.address(), value));
  }

  /** A thread makes a system call. */
  void called(Computer computer, long number, int tid, int pc) {
    Hart hart = computer.hart();
    Site site = place(computer, tid, pc);
    steps.add(new Step(number, tid, site, Step.Kind.CALL, 0, hart.x[A7]));
  }

  private Site place(Computer computer, int tid, int pc) {
    int program = programs.of(computer, tid);
    return program < 0 ? Site.kernel("") : Site.of(program, pc);
  }
}
