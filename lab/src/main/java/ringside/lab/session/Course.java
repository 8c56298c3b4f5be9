package ringside.lab.session;

import java.util.function.BooleanSupplier;
import ringside.kernel.Computer;
import ringside.kernel.Computers;
import ringside.kernel.trap.Kernel;

/** How one computer, or several, are let go on. */
@FunctionalInterface
interface Course {
  /**
   * Goes on until the run's end or limit, a cycle, a probe, or somebody says stop.
   *
   * @param pause the cycle; to go on after it changes nothing
   */
  Kernel.End run(long pause, BooleanSupplier stop);

  /** Of a single computer. */
  static Course of(Computer computer, long limit) {
    return (pause, stop) -> computer.run(Math.min(limit, pause), stop);
  }

  /** Of those on a wire. */
  static Course of(Computers computers, long limit) {
    return (pause, stop) -> computers.run(limit, pause, stop);
  }
}
