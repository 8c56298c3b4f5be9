package ringside.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.Computers;
import ringside.kernel.config.Configuration;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Interruption;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.program.Executable;
import ringside.lab.report.JsonReport;
import ringside.lab.sink.LineMerger;

/** A computer on a wire with others, and all that is said about it. */
final class OneOfSeveral {
  private final ComputerPlan plan;
  private final int number;
  private final Configuration configuration;
  private final RunOptions options;
  private Set<Integer> stillRan = new TreeSet<>();
  private @Nullable Started started;

  private record Started(
      Computer computer,
      FirstProcess first,
      Executable executable,
      RunReports reports,
      HostConsole console) {}

  OneOfSeveral(ComputerPlan plan, int number, Configuration configuration, RunOptions options) {
    this.plan = plan;
    this.number = number;
    this.configuration = configuration;
    this.options = options.ofComputer(number);
  }

  String name() {
    return plan.name();
  }

  /** Its address on the wire, as text. */
  String address() {
    return Wire.text(Wire.address(number));
  }

  /** Builds it, plugs it in and starts its program. */
  void start(Host host, LineMerger lines, String prefix, Computers wire) throws Failure {
    Executable executable = RunCommand.executable(host, List.of(plan.program()));
    OutputStream out = lines.stream(number, prefix, host.out(), this::clock);
    OutputStream err = lines.stream(number, prefix, host.err(), this::clock);
    InputStream in =
        number == 1 ? GuestRun.standardInput(host, options) : InputStream.nullInputStream();
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    Host own = new Host(in, out, errors, host.environment());
    HostConsole console = new HostConsole(in, own, options.terminal, 1);
    console.limitOutput(options.outputBytes());
    RunReports reports = new RunReports(own, options, console, configuration);
    Computer computer = reports.computer(configuration, executable);
    wire.add(computer);
    FirstProcess first = FirstProcess.start(computer, executable, plan.arguments(), options);
    started = new Started(computer, first, executable, reports, console);
  }

  /** While it waits for input, the run can be ended from outside. */
  void interruptibleBy(Interruption interruption) {
    started().console.interruptibleBy(interruption);
  }

  private Started started() {
    if (started == null) {
      throw new IllegalStateException(plan.name() + " was not started");
    }
    return started;
  }

  private long clock() {
    return started == null ? 0 : started.computer.hart().meter().clock();
  }

  boolean is(Computer computer) {
    return started().computer == computer;
  }

  /** Whether the guest has written more than it may. */
  boolean isFull() {
    return started().console.isFull();
  }

  /** Its first process's status, where it could be taken for one of ours. */
  void explainStatus() {
    started().first.mistakable().ifPresent(started().reports::ownStatus);
  }

  /** Its first process has ended, but not yet the others. */
  void ended() {
    stillRan = RunStatistics.running(started().computer);
  }

  /** Says where every thread is, where it has not ended by itself. */
  void stopped(Kernel.End end, Interruption interruption) {
    if (!started().first.isOver()) {
      stillRan = RunStatistics.running(started().computer);
      started().reports.stopped(started().computer, end, interruption);
    }
  }

  /** Switches it off; says all that was counted. */
  RunStatistics switchOff(Kernel.End end) throws Failure {
    Started one = started();
    one.computer.shutDown();
    one.reports.close();
    return one.reports.statistics(one.computer, own(end), stillRan);
  }

  private Kernel.End own(Kernel.End end) {
    return started().first.isOver() ? Kernel.End.EXITED : end;
  }

  /** What the JSON file says of it. */
  JsonReport.ComputerResult result(RunStatistics run, Kernel.End end) {
    return new JsonReport.ComputerResult(
        plan.name(),
        address(),
        started().executable.calledAs(),
        started().first.status(own(end)),
        configuration,
        run);
  }
}
