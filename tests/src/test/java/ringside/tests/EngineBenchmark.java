package ringside.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ringside.kernel.Computer;
import ringside.programs.Catalogue;

/**
 * The speed of the interpreter, in preset classic with full timing, beside that of qemu-riscv32 on
 * the same executables: {@code mvn -Pbenchmark -DskipTests test -pl tests -am}. Both take turns, in
 * one run. What a run of one repetition takes is subtracted, and with it every start-up.
 */
public final class EngineBenchmark {
  private static final int ROUNDS = 5;
  private static final double OUR_INSTRUCTIONS = 300e6;
  private static final double QEMU_INSTRUCTIONS = 3000e6;
  private static final double MILLION = 1e6;

  private EngineBenchmark() {}

  /**
   * Prints million instructions a second, median of the rounds, and the ratio.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.out.printf("%-10s %12s %12s %8s%n", "program", "Ringside", "qemu", "ratio");
    for (String program : List.of("sieve", "matrix", "strings", "sort")) {
      measure(program);
    }
  }

  private static void measure(String program) throws IOException, InterruptedException {
    double perRepetition = (instructions(program, 21) - instructions(program, 1)) / 20.0;
    int forUs = (int) (OUR_INSTRUCTIONS / perRepetition);
    int forQemu = (int) (QEMU_INSTRUCTIONS / perRepetition);
    Path elf = Files.write(Files.createTempFile("ringside", program), elf(program));
    if (!elf.toFile().setExecutable(true)) {
      throw new IOException("can't make executable: " + elf);
    }
    double[] ours = new double[ROUNDS];
    double[] qemu = new double[ROUNDS];
    run(program, forUs);
    for (int round = 0; round < ROUNDS; round++) {
      double seconds = run(program, forUs) - run(program, 1);
      ours[round] = perRepetition * (forUs - 1) / seconds / MILLION;
      double qemuSeconds = qemu(elf, forQemu) - qemu(elf, 1);
      qemu[round] = perRepetition * (forQemu - 1) / qemuSeconds / MILLION;
    }
    Files.delete(elf);
    double mine = median(ours);
    double other = median(qemu);
    System.out.printf(
        Locale.ROOT, "%-10s %10.1f M %10.1f M    1/%.1f%n", program, mine, other, other / mine);
  }

  private static byte[] elf(String program) {
    return Catalogue.elf(Catalogue.find(program).orElseThrow());
  }

  private static GuestRun guest(String program, int repetitions) {
    return GuestRun.of(program)
        .arguments(List.of(Integer.toString(repetitions)))
        .atMost(Long.MAX_VALUE / 4);
  }

  private static long instructions(String program, int repetitions) {
    Computer computer = guest(program, repetitions).run().computer();
    return computer.hart().retired();
  }

  private static double run(String program, int repetitions) {
    long start = System.nanoTime();
    guest(program, repetitions).run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double qemu(Path elf, int repetitions) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("qemu-riscv32", elf.toString(), Integer.toString(repetitions))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("qemu-riscv32 ended with " + process.exitValue());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
