package ringside.lab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.cpu.Hart;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;

/**
 * Finds data races by what happens before what: births, ends that are waited for, wake-ups,
 * signals, atomics that write a word to those that read it, and transfers through files, pipes,
 * queues and semaphores. Every atomic counts as acquire and release; a word that any of them has
 * used is for synchronisation, and has no races.
 */
final class DataRaces implements StepObserver {
  private final Computer computer;
  private final Position position;
  private final ProgramBook programs;
  private final Words words = new Words();
  private final Actors actors;
  private final Calls calls;
  private final Map<Object, Spot> objects = new HashMap<>();
  private final Set<Integer> racing = new HashSet<>();
  private final List<Race> races = new ArrayList<>();

  /**
   * Finds the races of a run.
   *
   * @param programs to which the places of races belong
   */
  DataRaces(Computer computer, Position position, ProgramBook programs) {
    this.computer = computer;
    this.position = position;
    this.programs = programs;
    this.actors = new Actors(position);
    this.calls = new Calls(computer, position);
  }

  private record End(int pid) {}

  /** Those between different pairs of instructions. */
  List<Race> races() {
    return races;
  }

  /** Words that make a step visible: those that threads race for, or synchronise by. */
  Set<Integer> visible() {
    Set<Integer> visible = new HashSet<>(racing);
    visible.addAll(words.synchronising());
    return visible;
  }

  @Override
  public void used(Touch touch) {
    use(words.at(touch.word()), touch);
  }

  @Override
  public void usedByKernel(Touch touch) {
    use(words.at(touch.word()), touch);
  }

  private void use(Spot spot, Touch touch) {
    Actor actor = actors.running();
    boolean synchronises = touch.atomic() || spot.isAtomic();
    for (Spot.Uses other : spot.users()) {
      if (other.actor() == actor) {
        continue;
      }
      if (synchronises) {
        acquire(actor, other);
      } else {
        check(actor, other, touch);
      }
    }
    spot.note(actor, touch, position);
  }

  private static void acquire(Actor actor, Spot.Uses other) {
    Spot.Use write = other.write();
    if (write != null) {
      actor.see(other.actor(), write.at(), write.seen());
    }
  }

  private void check(Actor actor, Spot.Uses other, Touch touch) {
    Spot.Use last = other.against(touch.write());
    if (last != null && !actor.hasSeen(other.actor(), last.at())) {
      racing.add(touch.word());
      add(new Race(step(last.at(), other.actor().tid(), last.touch()), step(touch)));
    }
  }

  private void add(Race race) {
    if (races.stream().noneMatch(race::isLike)) {
      races.add(race);
    }
  }

  private Step step(Touch touch) {
    return step(position.at(), position.running(), touch);
  }

  private Step step(long number, int tid, Touch touch) {
    // Who has ended by now has run the same program, but for those that share memory beyond exec.
    int known = programs.of(computer, tid);
    int program = known < 0 ? programs.of(computer, position.running()) : known;
    Site site = program < 0 || touch.pc() == 0 ? Site.kernel("call") : Site.of(program, touch.pc());
    Step.Kind kind = touch.write() ? Step.Kind.WRITE : Step.Kind.READ;
    int value = computer.hart().mmu().memory().readWord(touch.word());
    return new Step(number, tid, site, kind, touch.address(), value);
  }

  @Override
  public void began() {
    calls.began();
  }

  @Override
  public void called(Hart hart) {
    calls.called(hart);
  }

  @Override
  public void wentOn() {
    Footprint over = calls.over();
    if (over != null && over.object() != null) {
      synchronise(over.object());
    }
  }

  /** All that was done with an object before comes before what is done now. */
  private void synchronise(Object object) {
    Spot spot = objects.computeIfAbsent(object, each -> new Spot());
    Actor actor = actors.running();
    spot.users().stream()
        .filter(other -> other.actor() != actor)
        .forEach(other -> acquire(actor, other));
    spot.note(actor, Touch.OF_OBJECT, position);
  }

  @Override
  public void event(Event event) {
    actors.event(event);
    if (event instanceof Event.StateChanged change && position.waits(change)) {
      calls.blocked();
    } else if (event instanceof Event.ProcessEnded ended && position.running() != 0) {
      synchronise(new End(ended.at().pid()));
    } else if (event instanceof Event.Reaped reaped && position.running() != 0) {
      synchronise(new End(reaped.pid()));
    } else if (event instanceof Event.FrameChanged change && Words.isFree(change)) {
      words.forget(change.frame());
    }
  }
}
