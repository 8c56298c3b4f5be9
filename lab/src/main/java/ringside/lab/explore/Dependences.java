package ringside.lab.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.isa.abi.Syscall;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.process.GuestThread;

/**
 * Finds steps of a run that could have come in the other order, and would have made a difference:
 * dynamic partial-order reduction (Flanagan and Godefroid 2005), with the alternatives at the
 * beginning of blocks that a bound of preemptions asks for (Coons, Musuvathi and McKinley 2013).
 * All other orders lead to states that this run, or one of those, comes to as well.
 */
final class Dependences implements StepObserver {
  private static final Set<Integer> UNMAPPING =
      Set.of(
          Syscall.MUNMAP.number(),
          Syscall.MREMAP.number(),
          Syscall.BRK.number(),
          Syscall.MMAP2.number(),
          Syscall.MADVISE.number(),
          Syscall.SHMDT.number());

  private static final int A7 = Register.number("a7");

  private final Computer computer;
  private final Position position;
  private final Actors actors;
  private final Alternatives alternatives;
  private final Words words = new Words();
  private final Map<Object, Spot> objects = new HashMap<>();
  private final Spot kernel = new Spot();
  private final Calls calls;
  private boolean ending;
  private boolean unmapping;

  /** The address of the word by which the running thread waits for the end of another, or 0. */
  private int joined;

  private @Nullable Spot lastRead;

  Dependences(Computer computer, Position position, Alternatives alternatives) {
    this.computer = computer;
    this.position = position;
    this.actors = new Actors(position);
    this.calls = new Calls(computer, position);
    this.alternatives = alternatives;
  }

  private record Futex(long object, int address) {}

  @Override
  public void began() {
    calls.began();
  }

  @Override
  public void used(Touch touch) {
    use(words.at(touch.word()), touch);
  }

  @Override
  public void usedByKernel(Touch touch) {
    Spot spot = words.at(touch.word());
    use(spot, touch);
    if (touch.write()) {
      spot.isEnd(ending);
    } else {
      lastRead = spot;
    }
  }

  @Override
  public void called(Hart hart) {
    int number = hart.x[A7];
    actors.called(number);
    ending = number == Syscall.EXIT.number();
    unmapping = UNMAPPING.contains(number);
    joined = 0;
    if (number == Syscall.EXIT_GROUP.number()) {
      lastChance();
      return;
    }
    calls.called(hart);
  }

  @Override
  public void wakes(long number, int waiting) {
    alternatives.wakes(position.moment(), position.at(), number, waiting);
  }

  @Override
  public void wentOn() {
    Footprint over = calls.over();
    if (over == null) {
      return;
    }
    if (over.kernel() != Footprint.Extent.NOTHING) {
      use(kernel, over.kernel() == Footprint.Extent.CHANGES ? Touch.OF_OBJECT : Touch.LOOKS);
    }
    if (over.object() != null) {
      use(object(over.object()), Touch.OF_OBJECT);
    }
  }

  private Spot object(Object key) {
    return objects.computeIfAbsent(key, each -> new Spot());
  }

  @Override
  public void event(Event event) {
    actors.event(event);
    if (event instanceof Event.FutexWaited waited) {
      futexWaited(waited);
    } else if (event instanceof Event.FutexWoken woken) {
      use(object(new Futex(woken.object(), woken.address())), Touch.OF_OBJECT);
    } else if (event instanceof Event.StateChanged change) {
      changed(change);
    } else if (event instanceof Event.ProcessEnded) {
      use(kernel, Touch.OF_OBJECT);
    } else if (event instanceof Event.Killed || event instanceof Event.Crashed) {
      lastChance();
    } else if (event instanceof Event.FrameChanged change && Words.isFree(change)) {
      freed(change.frame());
    }
  }

  /** Who uses memory that another unmaps crashes if it comes later: the order matters. */
  private void freed(int frame) {
    if (unmapping) {
      words.inFrame(frame).forEach(spot -> use(spot, Touch.OF_OBJECT));
    }
    words.forget(frame);
  }

  /**
   * Waiting for a thread's end is one step, that of going on afterwards: whoever reads the word
   * that the kernel clears at the end, and waits because it is not cleared, has done nothing yet.
   */
  private void futexWaited(Event.FutexWaited waited) {
    boolean join =
        computer.processes().threads().stream()
            .anyMatch(
                thread ->
                    thread.pid() == waited.at().pid()
                        && thread.clearChildTid() == waited.address());
    if (join) {
      joined = waited.address();
    } else {
      use(object(new Futex(waited.object(), waited.address())), Touch.OF_OBJECT);
    }
  }

  /** Who is woken by another may have waited long enough before. */
  private void changed(Event.StateChanged change) {
    int tid = change.at().tid();
    if (position.waits(change)) {
      blocked();
    } else if (position.wakes(change) && computer.thread(tid).map(GuestThread::timer).isPresent()) {
      alternatives.before(position.moment(), position.at(), tid);
    }
  }

  /** It is as if the call had not been made yet. */
  private void blocked() {
    calls.blocked();
    if (joined != 0 && lastRead != null) {
      lastRead.of(actors.running()).forgetRead();
    }
  }

  /** A process ends with all its threads: what they could still have done, they do no more. */
  private void lastChance() {
    if (position.running() != 0) {
      alternatives.everyone(position.moment(), position.at());
      use(kernel, Touch.OF_OBJECT);
    }
  }

  private void use(Spot spot, Touch touch) {
    if (position.running() == 0) {
      return;
    }
    Actor actor = actors.running();
    for (Spot.Uses other : spot.users()) {
      if (other.actor() != actor) {
        meet(actor, other, touch, spot.isEnd() && !touch.write());
      }
    }
    spot.note(actor, touch, position);
  }

  /**
   * Another has used it before: could it have come afterwards? From now on it comes before.
   *
   * @param join whether the thread has waited for the other's end: that can't
   */
  private void meet(Actor actor, Spot.Uses other, Touch touch, boolean join) {
    Spot.Use last = other.against(touch.write());
    if (last != null && !join && !actor.hasSeen(other.actor(), last.at())) {
      comesBefore(last, actor);
    }
    see(actor, other.actor(), other.write());
    if (touch.write()) {
      see(actor, other.actor(), other.read());
    }
  }

  private void comesBefore(Spot.Use last, Actor actor) {
    if (!actor.isOfTimer()) {
      alternatives.before(last.moment(), last.decidedAt(), actor.tid());
    } else if (actor.couldBegin(last.decidedAt())) {
      alternatives.timerEnds(last.moment(), last.decidedAt());
    }
  }

  private static void see(Actor actor, Actor other, Spot.@Nullable Use use) {
    if (use != null) {
      actor.see(other, use.at(), use.seen());
    }
  }
}
