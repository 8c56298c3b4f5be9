package ringside.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ringside.kernel.EngineKind;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;

/** Whole short runs, each on a computer of its own, by engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RunParts {
  /** A bundled program. */
  @Param({"hello", "fork", "pipe", "prodcons", "orders"})
  public String program;

  /** What executes it. */
  @Param({"plain", "fast", "translate"})
  public String engine;

  /** From nothing to the end of the program. */
  @Benchmark
  public RunResult run() {
    Machine machine = Machine.classic().by(EngineKind.of(engine).orElseThrow());
    try (Session session = Session.of(Guest.of(program)).on(machine).build()) {
      return session.runToEnd();
    }
  }
}
