package ringside.lab.host.bench;

import java.io.IOException;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.programs.GuestProgram;

/** A program as Ringside runs it. */
final class OurRuns implements Repeated {
  private static final double NANOS = 1e9;

  private final GuestProgram program;
  private final Machine machine;

  OurRuns(GuestProgram program, Machine machine) {
    this.program = program;
    this.machine = machine;
  }

  @Override
  public double seconds(int repetitions) throws IOException {
    long start = System.nanoTime();
    run(repetitions);
    return (System.nanoTime() - start) / NANOS;
  }

  /** Instructions of a run, the kernel's included. */
  long instructions(int repetitions) throws IOException {
    return run(repetitions).statistics().instructions();
  }

  private RunResult run(int repetitions) throws IOException {
    Guest guest = Guest.of(program.name()).args(Integer.toString(repetitions));
    try (Session session = Session.of(guest).on(machine).limit(Long.MAX_VALUE / 4).build()) {
      RunResult result = session.runToEnd();
      if (result.exitStatus() != 0) {
        throw new IOException(program.name() + " ended with status " + result.exitStatus());
      }
      return result;
    }
  }
}
