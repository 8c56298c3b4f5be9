package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Setting;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Alarm;
import ringside.lab.host.Host;
import ringside.lab.host.Interruption;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.machine.ComputersFile;
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
  private static final long SEED_STEP = 1_000_003;

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
    ComputersFile plans = plans();
    if (plans.computers().size() > Wire.MOST_COMPUTERS) {
      throw new Failure(
          Status.USAGE,
          "ringside: at most " + Wire.MOST_COMPUTERS + " computers have an address on the wire");
    }
    HostPrograms.check(options.forwards, plans.computers());
    HostPrograms.checkReplay(options, plans.computers().size());
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

  private Session session(ComputersFile plans) throws Failure {
    SessionBuilder described = null;
    for (ComputerPlan plan : plans.computers()) {
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

  private ComputersFile plans() throws Failure {
    if (options.computersFile != null) {
      try {
        return ComputersFile.read(options.computersFile);
      } catch (ConfigurationException wrong) {
        throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
      }
    }
    List<ComputerPlan> plans = new ArrayList<>();
    for (String text : options.computers) {
      List<String> words = CommandWords.of("--computer", text);
      plans.add(
          new ComputerPlan(
              ComputerPlan.nameOf(plans.size() + 1),
              words.get(0),
              words.subList(1, words.size()),
              null,
              Map.of()));
    }
    return new ComputersFile(null, Map.of(), plans);
  }

  private OneOfSeveral add(ComputerPlan plan, ComputersFile plans) throws Failure {
    int number = computers.size() + 1;
    int width = plans.computers().stream().mapToInt(other -> other.name().length()).max().orElse(0);
    String prefix = plan.name() + " ".repeat(width - plan.name().length()) + " | ";
    Configuration configuration = configuration(plan, plans, number);
    OneOfSeveral computer =
        new OneOfSeveral(plan, number, configuration, options, host, lines, prefix);
    computers.add(computer);
    return computer;
  }

  /** The whole run's, but with what the computer has of its own, and a seed of its own. */
  private Configuration configuration(ComputerPlan plan, ComputersFile plans, int number)
      throws Failure {
    String all = machine.machineOr(plans.machine() == null ? "classic" : plans.machine());
    String own = plan.machine() == null ? all : plan.machine();
    long seed = machine.configuration(all, plans.settings(), Map.of()).number(Setting.SEED);
    Map<String, String> settings = new TreeMap<>();
    settings.put(
        Setting.SEED.key(), Long.toString(seed + (number - 1) * SEED_STEP & Long.MAX_VALUE));
    settings.putAll(plan.settings());
    try {
      return machine.configuration(own, plans.settings(), settings);
    } catch (Failure wrong) {
      throw new Failure(wrong.status(), wrong.getMessage() + " (" + plan.name() + ")");
    }
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
