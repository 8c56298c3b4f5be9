package ringside.lab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.process.GuestThread;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;

/**
 * Who waits for what at the end of a run, and who could end it: the holder of a futex is who has
 * changed its word last by an atomic, other than who waits.
 */
final class Waits implements StepObserver {
  private static final int A7 = Register.number("a7");

  private final Computer computer;
  private final Position position;
  private final ProgramBook programs;
  private final Map<Integer, Made> calls = new HashMap<>();
  private final Map<Integer, WaitTarget> targets = new HashMap<>();
  private final Map<Integer, Integer> futexes = new HashMap<>();
  private final Map<Integer, List<Integer>> takers = new HashMap<>();
  private final Map<Integer, Integer> words = new HashMap<>();
  private @Nullable Step crash;

  /** A call; its place is looked up when somebody wants it. */
  private record Made(long number, int pc, int call) {}

  Waits(Computer computer, Position position, ProgramBook programs) {
    this.computer = computer;
    this.position = position;
    this.programs = programs;
  }

  /** The first crash, or null. */
  @Nullable Step crash() {
    return crash;
  }

  @Override
  public void used(Touch touch) {
    if (touch.atomic() && touch.write()) {
      List<Integer> tids = takers.computeIfAbsent(touch.word(), word -> new ArrayList<>());
      tids.remove(Integer.valueOf(position.running()));
      tids.add(position.running());
    }
  }

  @Override
  public void usedByKernel(Touch touch) {
    if (touch.atomic()) {
      words.put(position.running(), touch.word());
    }
  }

  @Override
  public void called(Hart hart) {
    int tid = position.running();
    calls.put(tid, new Made(position.at(), hart.csrs().sepc(), hart.x[A7]));
  }

  private Step step(int tid, Made made, Step.Kind kind) {
    int program = programs.of(computer, tid);
    Site site = program < 0 ? Site.kernel("") : Site.of(program, made.pc());
    return new Step(made.number(), tid, site, kind, 0, made.call());
  }

  @Override
  public void event(Event event) {
    int tid = event.at().tid();
    if (event instanceof Event.StateChanged change) {
      if (change.to() == ThreadState.BLOCKED && change.target() != null) {
        targets.put(tid, change.target());
      } else {
        targets.remove(tid);
      }
    } else if (event instanceof Event.FutexWaited waited) {
      futexes.put(tid, waited.address());
    } else if (event instanceof Event.Crashed crashed && crash == null) {
      int signal = crashed.signal().number();
      Made deed = new Made(position.at(), computer.hart().csrs().sepc(), signal);
      crash = step(position.running(), deed, Step.Kind.CRASH);
    }
  }

  /** The threads that wait for each other in a circle, the first of them again at the end. */
  static List<Integer> circle(List<Wait> waits) {
    Map<Integer, Integer> holders = new HashMap<>();
    waits.forEach(wait -> holders.put(wait.tid(), wait.holder()));
    for (Wait wait : waits) {
      List<Integer> way = new ArrayList<>(List.of(wait.tid()));
      int next = wait.holder();
      while (holders.containsKey(next) && !way.contains(next)) {
        way.add(next);
        next = holders.get(next);
      }
      if (next == wait.tid()) {
        way.add(next);
        return way;
      }
    }
    return List.of();
  }

  /** All who wait now, by tid. */
  List<Wait> all() {
    List<Wait> all = new ArrayList<>();
    targets.keySet().stream()
        .sorted()
        .filter(calls::containsKey)
        .forEach(tid -> all.add(waits(tid, Objects.requireNonNull(targets.get(tid)))));
    return all;
  }

  private Wait waits(int tid, WaitTarget target) {
    Step call = step(tid, Objects.requireNonNull(calls.get(tid)), Step.Kind.CALL);
    if (target.kind() != WaitTarget.Kind.FUTEX) {
      return new Wait(call, target, 0, 0, false);
    }
    int address = futexes.getOrDefault(tid, 0);
    int joined = joined(tid, address);
    return joined == 0
        ? new Wait(call, target, address, holder(tid), false)
        : new Wait(call, target, address, joined, true);
  }

  private int joined(int tid, int address) {
    return computer.processes().threads().stream()
        .filter(thread -> thread.clearChildTid() == address && thread.tid() != tid)
        .mapToInt(GuestThread::tid)
        .findFirst()
        .orElse(0);
  }

  private int holder(int tid) {
    List<Integer> tids = takers.getOrDefault(words.getOrDefault(tid, 0), List.of());
    for (int i = tids.size() - 1; i >= 0; i--) {
      int taker = tids.get(i);
      if (taker != tid && targets.containsKey(taker)) {
        return taker;
      }
    }
    return 0;
  }
}
