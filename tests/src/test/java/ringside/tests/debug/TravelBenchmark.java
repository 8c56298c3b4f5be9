package ringside.tests.debug;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import ringside.lab.debug.Point;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Word;
import ringside.lab.gdb.GdbAgent;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** What ways of a {@link Timeline} take on this host, in a run of about 100 million cycles. */
public final class TravelBenchmark {
  private static final long LIMIT = 1_000_000_000;
  private static final int ROUNDS = 10;

  /** What a person thinks about, in milliseconds, before the next step. */
  private static final long PAUSE = 1_000;

  private static final Guest LONG =
      Guest.assemble(
          "long",
          """
          .globl main
          main:
            addi sp, sp, -16
            sw ra, 12(sp)
            la s0, table
            li s1, 200
            jal rarely
          outer:
            mv t0, s0
            li t1, 60000
          inner:
            andi t2, t1, 1020
            add t2, t2, s0
            lw t3, (t2)
            add t3, t3, t1
            sw t3, (t2)
            addi t1, t1, -1
            bnez t1, inner
            jal often
            addi s1, s1, -1
            bnez s1, outer
            jal rarely
            li a0, 0
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
          often:
            la t0, count
            lw t1, (t0)
            addi t1, t1, 1
            sw t1, (t0)
            ret
          rarely:
            la t0, seldom
            lw t1, (t0)
            addi t1, t1, 1
            sw t1, (t0)
            ret
          .data
          .balign 64
          count: .word 0
          .balign 64
          seldom: .word 0
          .balign 64
          table: .space 1024
          """);

  private final Timeline timeline =
      new Timeline(Recipe.of(new Trial(LONG, Machine.classic(), LIMIT)), () -> false);
  private final Random random = new Random(1);

  private TravelBenchmark() {}

  /** Prints how long each way takes. */
  public static void main(String[] arguments) {
    new TravelBenchmark().run();
  }

  private void run() {
    for (int round = 0; round < 3; round++) {
      timeline.goStart();
      time("to the end", 1, timeline::goEnd);
    }
    long end = timeline.cycle();
    System.out.printf("%-40s %,d%n", "cycles", end);
    for (int round = 0; round < 2; round++) {
      breakpoints();
    }
    timeline.go(end - 1_000);
    pause(20 * PAUSE);
    int tid = timeline.view().firstThread();
    time("step back, with pauses", ROUNDS, () -> back(tid, PAUSE));
    time("step back, without", ROUNDS, () -> back(tid, 0));
    timeline.go(end - 10_000);
    GdbAgent gdb = new GdbAgent(timeline, line -> "", "");
    time("the first step back by gdb", 1, () -> backByGdb(gdb));
    time("step back by gdb, without", ROUNDS, () -> backByGdb(gdb));
    time("step forth, with pauses", ROUNDS, () -> forth(tid));
    timeline.go(end / 2);
    pause(20 * PAUSE);
    time("step back in the middle", ROUNDS, () -> back(tid, PAUSE));
    time("any cycle", ROUNDS, () -> timeline.go(timeline.start() + random.nextLong(end)));
    timeline.go(end - 20_000);
    int word = timeline.view().physical(timeline.position().pid(), address("count"));
    time("last writer", 1, () -> timeline.writes(word, timeline.cycle()));
    int seldom = timeline.view().physical(timeline.position().pid(), address("seldom"));
    time("last writer, of long ago", 1, () -> timeline.writes(seldom, end / 2));
  }

  private void breakpoints() {
    timeline.goStart();
    List<Point> rarely = List.of(new Point.Code(Set.of(address("rarely")), view -> true));
    timeline.forward(rarely);
    time("c to a breakpoint", 1, () -> timeline.forward(rarely));
    time("rc to a breakpoint", 1, () -> timeline.backward(rarely));
    Point often = new Point.Code(Set.of(address("often")), view -> counted(view.cycle()) == 199);
    time("c with a condition", 1, () -> timeline.forward(List.of(often)));
    timeline.goStart();
    timeline.forward(rarely);
    Word word = new Word.Virtual(timeline.position().pid(), address("seldom"));
    List<Point> watch = List.of(new Point.Written(word, view -> true));
    timeline.forward(watch);
    time("c to a write", 1, () -> timeline.forward(watch));
    time("rc to a write", 1, () -> timeline.backward(watch));
  }

  private int counted(long cycle) {
    int pid = timeline.position().pid();
    return cycle == 0 ? 0 : timeline.view().word(pid, address("count")).orElse(0);
  }

  private void back(int tid, long pause) {
    pause(pause);
    began = System.nanoTime();
    new Steps(timeline, List.of(), tid).backInstruction();
  }

  /** What gdb asks at each stop: registers, the code, and the stack. */
  private static void backByGdb(GdbAgent gdb) {
    String stopped = gdb.answer("bs");
    String registers = gdb.answer("g");
    String code = gdb.answer("m100b4,40");
    if (!stopped.startsWith("T05") || registers.length() != 264 || code.length() != 128) {
      throw new IllegalStateException(stopped + " " + registers + " " + code);
    }
  }

  private void forth(int tid) {
    pause(PAUSE);
    began = System.nanoTime();
    new Steps(timeline, List.of(), tid).instruction();
  }

  /** What happens while somebody thinks. */
  private void pause(long milliseconds) {
    long until = System.nanoTime() + milliseconds * 1_000_000;
    boolean more = true;
    while (more && System.nanoTime() < until) {
      more = timeline.tend(() -> System.nanoTime() >= until);
    }
  }

  private long began;

  private void time(String what, int rounds, Runnable way) {
    double[] milliseconds = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      began = System.nanoTime();
      way.run();
      milliseconds[round] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        "%-40s %,8.0f ms, at most %,8.0f%n",
        what, milliseconds[rounds / 2], milliseconds[rounds - 1]);
  }

  private static int address(String symbol) {
    return LONG.image().symbol(symbol).orElseThrow().value();
  }
}
