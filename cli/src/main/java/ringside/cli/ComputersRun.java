package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import ringside.kernel.config.Configuration;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Alarm;
import ringside.lab.host.Host;
import ringside.lab.host.Interruption;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.report.JsonReport;
import ringside.lab.report.StatisticsReport;
import ringside.lab.report.Texts;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.sink.LineMerger;

/** One run of several computers on a wire, from their birth to the last report. */
final class ComputersRun {
  private final Host host;
  private final MachineOptions machine;
  private final RunOptions options;
  private final LineMerger lines = new LineMerger();
  private final List<OneOfSeveral> computers = new ArrayList<>();
  private final TraceFiles traces;
  private Interruption interruption = Interruption.NEVER;

  ComputersRun(Host host, MachineOptions machine, RunOptions options) throws Failure {
    this.host = host;
    this.machine = machine;
    this.options = options;
    this.traces = TraceFiles.open(options, TraceFiles.ofAllComputers(options));
  }

  int run() throws Failure {
    ComputerPlans plans = ComputerPlans.of(machine, options.computersFile, options.computers);
    HostPrograms.check(options.forwards, plans.all());
    HostPrograms.checkReplay(options, plans.all().size());
    Session session = session(plans);
    interruption = Interruption.begin(() -> finishEarly(session));
    computers.forEach(computer -> computer.standsIn(session, interruption));
    try {
      BooleanSupplier stop = interruption.or(Alarm.in(options.timeoutSeconds));
      Stop asked = Stop.asked(() -> isFull() || stop.getAsBoolean());
      return finish(session, session.runUntil(asked).end());
    } finally {
      lines.finish();
      host.err().flush();
      interruption.end();
    }
  }

  private Session session(ComputerPlans plans) throws Failure {
    SessionBuilder described = null;
    for (ComputerPlan plan : plans.all()) {
      OneOfSeveral computer = add(plan, plans);
      described = computer.describe(host, described);
      traces.attach(described, computer.traced());
    }
    if (described == null) {
      throw new IllegalStateException("no computer");
    }
    return Sessions.build(described.limit(options.maximumCycles).reached(lines::reached));
  }

  private boolean isFull() {
    return computers.stream().anyMatch(OneOfSeveral::isFull);
  }

  /** The run was ended from outside while it waited. */
  private void finishEarly(Session session) {
    try {
      finish(session, Kernel.End.LIMIT);
    } catch (Failure failed) {
      Mistakes.of(failed, host);
    }
    host.err().flush();
  }

  private OneOfSeveral add(ComputerPlan plan, ComputerPlans plans) throws Failure {
    int number = computers.size() + 1;
    int width = plans.all().stream().mapToInt(other -> other.name().length()).max().orElse(0);
    String prefix = plan.name() + " ".repeat(width - plan.name().length()) + " | ";
    Configuration configuration = plans.configuration(number);
    OneOfSeveral computer =
        new OneOfSeveral(plan, number, configuration, options, host, lines, prefix);
    computers.add(computer);
    return computer;
  }

  private int finish(Session session, Kernel.End reason) throws Failure {
    Kernel.End end = ended(reason);
    computers.forEach(computer -> computer.stopped(end, interruption));
    if (end == Kernel.End.EXITED) {
      computers.get(0).explainStatus(session.result());
    }
    lines.finish();
    List<JsonReport.ComputerResult> results = new ArrayList<>();
    for (OneOfSeveral computer : computers) {
      RunResult result = session.result(results.size() + 1);
      computer.close();
      results.add(computer.result(result));
      report(computer, result);
    }
    traces.close();
    int status = end == Kernel.End.EXITED ? results.get(0).exitStatus() : Sessions.statusOf(end);
    if (options.json != null) {
      RunReports.writeJson("--json", options.json, json -> JsonReport.write(json, status, results));
    }
    return status;
  }

  private Kernel.End ended(Kernel.End reason) {
    Kernel.End end = reason;
    for (OneOfSeveral computer : computers) {
      end = computer.ended(end);
    }
    return end;
  }

  private void report(OneOfSeveral computer, RunResult result) throws Failure {
    boolean figures = FigureReport.TERMINAL.equals(options.report);
    if (options.statistics || figures) {
      Texts texts = new Texts(Languages.choose(options.language, host));
      host.err().println();
      host.err().println(texts.get("computer.title", computer.name(), computer.address()));
      if (options.statistics) {
        new StatisticsReport(texts, result.statistics()).print(host.err());
      }
    }
    computer.writeFigures(result, host.err());
  }
}
