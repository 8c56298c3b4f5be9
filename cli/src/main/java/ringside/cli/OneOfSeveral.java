package ringside.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Interruption;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.network.HostNetwork;
import ringside.lab.report.JsonReport;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.sink.LineMerger;
import ringside.lab.trace.TracedComputer;

/** A computer on a wire with others, and all that is said about it. */
final class OneOfSeveral {
  private final ComputerPlan plan;
  private final int number;
  private final Configuration configuration;
  private final RunOptions options;
  private final HostConsole console;
  private final RunReports reports;
  private final HostNetwork network;
  private @Nullable Station station;

  /** One that is to be built. */
  OneOfSeveral(
      ComputerPlan plan,
      int number,
      Configuration configuration,
      RunOptions all,
      Host host,
      LineMerger lines,
      String prefix)
      throws Failure {
    this.plan = plan;
    this.number = number;
    this.configuration = configuration;
    this.options = all.ofComputer(number);
    OutputStream out = lines.stream(number, prefix, host.out(), this::clock);
    OutputStream err = lines.stream(number, prefix, host.err(), this::clock);
    InputStream in =
        number == 1
            ? GuestRun.standardInput(host, options.standardInput)
            : InputStream.nullInputStream();
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    Host own = new Host(in, out, errors, host.environment());
    this.console = new HostConsole(in, own, options.terminal, 1);
    console.limitOutput(options.outputBytes());
    this.reports = new RunReports(own, options, console, configuration, traced());
    this.network = HostPrograms.of(plan, number, options, console);
  }

  String name() {
    return plan.name();
  }

  /** What traces are told of it. */
  TracedComputer traced() {
    return TraceFiles.computer(number, plan.name(), plan.program(), configuration);
  }

  /** Describes it, as the next computer of a session, or the first where there is none yet. */
  SessionBuilder describe(Host host, @Nullable SessionBuilder before) throws Failure {
    Guest guest = ComputerPlans.guest(host, plan, options.environment);
    SessionBuilder session = before == null ? Session.of(guest) : before.and(guest);
    session.named(plan.name()).console(console).joined(network.link());
    Sessions.describe(session, configuration, options);
    reports.attach(session);
    return session;
  }

  /** The session was built. */
  void standsIn(Session session, Interruption interruption) {
    station = session.station(number);
    console.interruptibleBy(interruption);
  }

  private Station station() {
    if (station == null) {
      throw new IllegalStateException(plan.name() + " was not started");
    }
    return station;
  }

  private long clock() {
    return station == null ? 0 : station.cycle();
  }

  /** Its address on the wire, as text. */
  String address() {
    return station().address();
  }

  /** Whether the guest has written more than it may. */
  boolean isFull() {
    return console.isFull();
  }

  /** How the run has ended: a guest that waits for more than was recorded is not stuck. */
  Kernel.End ended(Kernel.End end) {
    return network.ended(end);
  }

  /** Says where every thread is, where it has not ended by itself. */
  void stopped(Kernel.End end, Interruption interruption) {
    reports.stopped(station(), station().isOver() ? Kernel.End.EXITED : end, interruption);
  }

  /** Its first process's status, where it could be taken for one of ours. */
  void explainStatus(RunResult result) {
    Sessions.mistakable(result).ifPresent(reports::ownStatus);
  }

  /** Ends the files that were written during the run, and closes ports. */
  void close() throws Failure {
    HostPrograms.close(network);
    reports.close();
  }

  /** Draws its figures, where they were asked for. */
  void writeFigures(RunResult result, PrintStream err) throws Failure {
    reports.writeFigures(station(), result, err);
  }

  /** What the JSON file says of it. */
  JsonReport.ComputerResult result(RunResult result) {
    return new JsonReport.ComputerResult(
        plan.name(),
        address(),
        station().guest().calledAs(),
        Sessions.status(result),
        configuration,
        result.statistics());
  }
}
