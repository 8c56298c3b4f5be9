package ringside.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/**
 * What it takes the host to run a small guest, piece by piece, when the JVM is warm: {@code mvn
 * -Pbenchmark -DskipTests test -pl tests -am}. Times of this thread alone stand beside those of the
 * clock, for a host that does something else as well.
 */
public final class StartBenchmark {
  private static final int WARM_UP = 1000;
  private static final int RUNS = 1000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String[] PIECES = {"find the guest", "build and start", "run", "switch off"};

  private StartBenchmark() {}

  /**
   * Prints milliseconds, the median and nine of ten.
   *
   * @param arguments bundled programs; hello where there is none
   */
  public static void main(String[] arguments) {
    String[] programs = arguments.length == 0 ? new String[] {"hello"} : arguments;
    for (String program : programs) {
      run(program, WARM_UP);
      double[][] times = run(program, RUNS);
      System.out.printf("%-18s %10s %10s %14s%n", program, "median", "9 of 10", "thread alone");
      for (int i = 0; i < PIECES.length; i++) {
        double median = times[i][RUNS / 2];
        double most = times[i][RUNS * 9 / 10];
        double alone = times[i + PIECES.length][RUNS / 2];
        System.out.printf(
            Locale.ROOT, "%-18s %7.3f ms %7.3f ms %11.3f ms%n", PIECES[i], median, most, alone);
      }
    }
  }

  /** Sorted times in milliseconds: of the clock for each piece, then of the thread. */
  private static double[][] run(String program, int runs) {
    double[][] times = new double[2 * PIECES.length][runs];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int run = 0; run < runs; run++) {
      long[] clock = new long[PIECES.length + 1];
      long[] thread = new long[PIECES.length + 1];
      measure(program, i -> note(threads, clock, thread, i));
      for (int i = 0; i < PIECES.length; i++) {
        times[i][run] = (clock[i + 1] - clock[i]) / NANOS_PER_MILLI;
        times[i + PIECES.length][run] = (thread[i + 1] - thread[i]) / NANOS_PER_MILLI;
      }
    }
    Arrays.stream(times).forEach(Arrays::sort);
    return times;
  }

  private static void note(ThreadMXBean threads, long[] clock, long[] thread, int piece) {
    clock[piece] = System.nanoTime();
    thread[piece] = threads.getCurrentThreadCpuTime();
  }

  private interface Marks {
    void reached(int piece);
  }

  private static void measure(String program, Marks marks) {
    marks.reached(0);
    Guest guest = Guest.of(program);
    marks.reached(1);
    Session session = Session.of(guest).build();
    marks.reached(2);
    session.runUntil();
    marks.reached(3);
    session.close();
    marks.reached(4);
  }
}
