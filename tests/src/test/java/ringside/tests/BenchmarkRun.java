package ringside.tests;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;

/**
 * A run of a C program of the tests, made to be measured.
 *
 * @param nanos of the processor time of the host's thread
 * @param cycles of the guest
 */
record BenchmarkRun(long nanos, long cycles) {
  static BenchmarkRun of(Machine machine, String program, String... arguments) throws IOException {
    Guest guest = Guest.of(program, elf(program)).args(arguments);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (Session session =
        Session.of(guest).on(machine).withoutCallCounts().limit(Long.MAX_VALUE / 4).build()) {
      session.runUntil();
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      RunResult result = session.result();
      if (result.exitStatus() != 0) {
        throw new IOException(program + " has failed: " + result.outputText());
      }
      return new BenchmarkRun(end - start, result.cycles());
    }
  }

  private static byte[] elf(String program) throws IOException {
    String name = "c/" + program + ".elf";
    try (InputStream elf = BenchmarkRun.class.getResourceAsStream(name)) {
      if (elf == null) {
        throw new IOException("no " + name);
      }
      return elf.readAllBytes();
    }
  }
}
