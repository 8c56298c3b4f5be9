package ringside.lab.host.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.bench.Speed;
import ringside.lab.bench.Speeds;
import ringside.lab.session.Machine;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * The speed of bundled programs that take a number of repetitions, beside that of qemu-riscv32 on
 * the same executables: both take turns. What a run of a quarter takes is subtracted, and with it
 * every start-up, that of the JVM's code for what runs often included.
 */
public final class Bench {
  /** The programs that it measures. */
  public static final List<String> PROGRAMS =
      List.of("sieve", "matrix", "strings", "sort", "orders", "chase");

  private static final double LEAST_SECONDS = 2;
  private static final int COUNTED = 20;
  private static final int QUARTERS = 4;

  private final Machine machine;
  private final int rounds;
  private final Runnable step;
  private final boolean besideQemu;

  /**
   * Measurements on a machine.
   *
   * @param rounds of which each figure is the median, at least 1
   * @param step is told of each program that has been measured
   */
  public Bench(Machine machine, int rounds, Runnable step) throws InterruptedException {
    this.machine = machine;
    this.rounds = rounds;
    this.step = step;
    this.besideQemu = Qemu.isInstalled();
  }

  /** Measures programs, one after the other. */
  public Speeds measure(List<String> programs) throws IOException, InterruptedException {
    List<Speed> speeds = new ArrayList<>();
    for (String program : programs) {
      speeds.add(speed(Catalogue.find(program).orElseThrow()));
      step.run();
    }
    return new Speeds(
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        rounds,
        speeds);
  }

  private Speed speed(GuestProgram program) throws IOException, InterruptedException {
    OurRuns ours = new OurRuns(program, machine);
    double instructions =
        (double) (ours.instructions(1 + COUNTED) - ours.instructions(1)) / COUNTED;
    if (!besideQemu) {
      return new Speed(program.name(), instructions * medians(ours, null)[0], null);
    }
    try (Qemu qemu = new Qemu(Catalogue.elf(program))) {
      double[] repetitions = medians(ours, qemu);
      return new Speed(
          program.name(), instructions * repetitions[0], instructions * repetitions[1]);
    }
  }

  /** Repetitions a second of both, in turns. */
  private double[] medians(OurRuns ours, @Nullable Qemu qemu)
      throws IOException, InterruptedException {
    int many = enough(ours);
    int manyOfQemu = qemu == null ? 0 : enough(qemu);
    double[] mine = new double[rounds];
    double[] others = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      mine[round] = perSecond(ours, many);
      others[round] = qemu == null ? 0 : perSecond(qemu, manyOfQemu);
    }
    return new double[] {median(mine), median(others)};
  }

  /** So many repetitions that a run takes long enough to be measured; the JVM is warm then. */
  private static int enough(Repeated program) throws IOException, InterruptedException {
    int repetitions = QUARTERS;
    while (program.seconds(repetitions) < LEAST_SECONDS && repetitions < 1 << 28) {
      repetitions *= 2;
    }
    return repetitions;
  }

  private static double perSecond(Repeated program, int repetitions)
      throws IOException, InterruptedException {
    int few = repetitions / QUARTERS;
    return (repetitions - few) / (program.seconds(repetitions) - program.seconds(few));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
