package ringside.lab.debugger;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.isa.Register;
import ringside.lab.blame.Miss;
import ringside.lab.debug.Change;
import ringside.lab.debug.Point;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.View;
import ringside.lab.debug.Write;
import ringside.lab.explain.Backtrace;
import ringside.lab.look.Leaf;
import ringside.lab.report.Numbers;
import ringside.lab.report.WhyReport;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trial.Why;
import ringside.lab.why.Moment;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/** The commands that ask who and why. */
final class Questions {
  private final Scene scene;
  private final Stops stops;
  private final Supplier<List<Point>> points;
  private final LastMiss misses;
  private @Nullable Write last;

  /** The miss that was told of last, where that was later, and what had been asked. */
  private @Nullable Miss missed;

  private String asked = "";

  Questions(Scene scene, Stops stops, Supplier<List<Point>> points) {
    this.scene = scene;
    this.misses = new LastMiss(scene);
    this.stops = stops;
    this.points = points;
  }

  /** {@code last WHAT}: who wrote it last; {@code last} alone: who before that. */
  void last(String words) {
    Write known = last;
    if (words.isEmpty() && missed != null) {
      missed = misses.tell(asked, missed.cycle() - 1).orElse(null);
    } else if (LastMiss.isOf(words)) {
      asked = words;
      missed = misses.tell(words, scene.timeline.cycle()).orElse(null);
    } else if (words.startsWith("lock ")) {
      missed = null;
      lock(physical(words.substring(5)));
    } else if (words.isEmpty() && known != null) {
      tell(known.computer(), known.physical(), known.cycle());
    } else if (isRegister(words)) {
      register(Register.number(words.startsWith("$") ? words.substring(1) : words));
    } else {
      missed = null;
      last = null;
      tell(scene.timeline.computer(), physical(words), scene.timeline.cycle());
    }
  }

  /**
   * Who held a lock last: a word that is 0 while it is free. Who makes it something else takes it,
   * who makes it 0 gives it back.
   */
  private void lock(int physical) {
    List<Write> writes = scene.timeline.writes(physical, scene.timeline.cycle());
    Write taken = null;
    Write given = null;
    for (int i = 0; i < writes.size() && taken == null; i++) {
      Write write = writes.get(i);
      given = given == null && write.before() != 0 && write.after() == 0 ? write : given;
      taken = write.before() == 0 && write.after() != 0 ? write : null;
    }
    last = taken;
    if (taken == null) {
      scene.say("debug.last.lock.none", Numbers.hex(physical));
      return;
    }
    scene.say("debug.last.lock.taken");
    tell(taken);
    if (given == null) {
      scene.say("debug.last.lock.held");
    } else {
      scene.say("debug.last.lock.given", Numbers.grouped(given.cycle() - taken.cycle()));
      tell(given);
    }
  }

  /**
   * {@code origin WHAT}: who made its first byte, and all who have copied it since, the last copy
   * first.
   */
  void origin(String words) {
    missed = null;
    List<Write> hops = scene.timeline.origin(byteOf(words), scene.timeline.cycle());
    for (int i = 0; i < hops.size(); i++) {
      if (i > 0) {
        long cycles = hops.get(i - 1).cycle() - hops.get(i).cycle();
        scene.say("debug.origin.hop", Numbers.grouped(cycles));
      }
      tell(hops.get(i));
    }
    if (hops.isEmpty()) {
      scene.say("debug.origin.none");
    } else {
      last = hops.get(hops.size() - 1);
      String maker = last.byHand() ? "you" : last.byKernel() ? "kernel" : "program";
      scene.say("debug.origin." + maker);
    }
  }

  private boolean isRegister(String words) {
    String name = words.startsWith("$") ? words.substring(1) : words;
    return Register.number(name) > 0
        && (words.startsWith("$") || scene.view().symbol(scene.pid(), name).isEmpty());
  }

  /** Where in physical memory the byte is that words name. */
  private int byteOf(String words) {
    boolean virtual = !words.isEmpty() && !words.matches("(pte|physical) .*");
    return physical(words) + (virtual ? scene.address(words) & 3 : 0);
  }

  private int physical(String words) {
    if (words.startsWith("pte ")) {
      return pte(words.substring(4));
    } else if (words.startsWith("physical ")) {
      return scene.value(words.substring(9)) & ~3;
    } else if (words.isEmpty()) {
      throw scene.wrong("debug.wrong.last");
    }
    int address = scene.address(words) & ~3;
    int physical = scene.view().physical(scene.pid(), address);
    if (physical == 0) {
      throw scene.wrong("debug.wrong.memory", Numbers.hex(address));
    }
    return physical;
  }

  /** Where the page table has the leaf for a virtual address. */
  private int pte(String words) {
    int address = scene.address(words);
    var process = scene.view().process(scene.pid());
    if (process == null) {
      throw scene.wrong("debug.wrong.thread", scene.tid());
    }
    int root = process.space().rootFrame();
    Pte upper = Leaf.entry(scene.view().memory(), root, VirtualAddress.index(address, 1));
    if (!upper.valid() || upper.leaf()) {
      throw scene.wrong("debug.wrong.memory", Numbers.hex(address));
    }
    int table = upper.frame() << PhysicalMemory.FRAME_SHIFT;
    return table + VirtualAddress.index(address, 0) * 4;
  }

  private void tell(int computer, int physical, long before) {
    List<Write> all = scene.timeline.writes(computer, physical, before);
    Write told = last;
    int first = told == null ? 0 : all.indexOf(told) + 1;
    List<Write> writes = all.subList(first, all.size());
    if (writes.isEmpty()) {
      last = null;
      scene.say("debug.last.none", Numbers.hex(physical));
      return;
    }
    last = writes.get(0);
    tell(writes.get(0));
  }

  private void tell(Write write) {
    if (write.byHand()) {
      String cycle = Numbers.grouped(write.cycle());
      String address = Numbers.hex(write.address());
      String before = Stops.value(write.before());
      scene.say("debug.last.you", cycle, before, Stops.value(write.after()), address);
      return;
    }
    boolean called = write.pc().isPresent();
    String who = called ? place(write) : "";
    String kernel = called ? "debug.last.kernel" : "debug.last.boot";
    String text =
        scene.texts.get(
            write.byKernel() ? kernel : "debug.last.program",
            Numbers.grouped(write.cycle()),
            write.pid(),
            write.tid(),
            who,
            Stops.value(write.before()),
            Stops.value(write.after()),
            Numbers.hex(write.address()),
            write.what());
    scene.out.println(scene.several() ? computer(write).name() + ": " + text : text);
  }

  private String place(Write write) {
    return Backtrace.place(computer(write).image(write.tid()), write.pc().getAsInt());
  }

  private View computer(Write write) {
    return scene.timeline.computers().get(write.computer() - 1);
  }

  /** {@code goto last}: to where the write that was found is about to be made. */
  Stopped go() {
    Miss miss = missed;
    if (miss != null) {
      return before(miss.cycle(), miss.tid());
    }
    Write known = last;
    if (known == null) {
      throw scene.wrong("debug.wrong.last");
    }
    scene.timeline.look(known.computer());
    if (known.byHand()) {
      return scene.timeline.go(known.cycle());
    }
    return before(known.cycle(), known.tid());
  }

  /** Before the instruction of a thread that was under way at a cycle. */
  private Stopped before(long cycle, int tid) {
    scene.timeline.go(cycle + 1);
    return tid == 0
        ? scene.timeline.go(cycle)
        : new Steps(scene.timeline, points.get(), tid).backInstruction();
  }

  private void register(int number) {
    Steps steps = new Steps(scene.timeline, points.get(), scene.tid());
    long here = scene.timeline.cycle();
    Optional<Change> yours = scene.timeline.branches().lastOf(scene.tid(), number);
    Stopped stopped = steps.backToWrite(number, yours.map(Change::cycle).orElse(0L));
    if (stopped.why() == Stopped.Why.NOWHERE && yours.isPresent()) {
      String cycle = Numbers.grouped(yours.get().cycle());
      scene.say("debug.last.register.you", Register.name(number), cycle);
      stops.tell(scene.timeline.go(yours.get().cycle()));
    } else if (stopped.why() == Stopped.Why.NOWHERE) {
      scene.say("debug.last.never", Register.name(number));
    } else {
      scene.say("debug.last.register", Register.name(number), Numbers.grouped(here));
      stops.tell(stopped);
    }
  }

  /** {@code why [TID]}: why a thread is where it is, and what happened to it last. */
  void why(String words) {
    int tid = words.isEmpty() ? scene.tid() : scene.value(words);
    Moment moment = Moment.ofCycle(scene.timeline.cycle());
    SessionBuilder run = scene.timeline.recipe().describe().session();
    try (Why why = Why.of(run, scene.timeline.computer(), moment)) {
      if (scene.view().thread(tid) == null && why.book().last(tid).isEmpty()) {
        throw scene.wrong("debug.wrong.thread", tid);
      }
      WhyReport report = new WhyReport(scene.texts, why.book(), scene.out);
      report.thread(tid, why.cycle(), why.place());
      report.last(why.book().last(tid));
    }
  }
}
