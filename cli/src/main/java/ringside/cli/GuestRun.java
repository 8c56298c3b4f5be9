package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.Alarm;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Interruption;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.network.HostNetwork;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** One run of a guest, from the computer's birth to the last report. */
final class GuestRun {
  /** Set by the launcher where standard input and output are a terminal. */
  static final String TERMINAL = "RINGSIDE_TERMINAL";

  /** Its value where the terminal hands each key on and does nothing with it. */
  private static final String KEYS = "keys";

  private final Host host;
  private final RunOptions options;
  private final Study study;
  private final Witness witness;
  private final HostConsole console;
  private final RunReports reports;
  private final HostNetwork network;
  private final Session session;
  private Interruption interruption = Interruption.NEVER;

  /** Builds the computer and starts the guest. */
  GuestRun(
      Host host,
      Configuration configuration,
      Guest guest,
      RunOptions options,
      Study study,
      Witness witness)
      throws Failure {
    boolean atKeyboard = host.isSet(TERMINAL) && options.standardInput == null;
    this.host = host;
    this.options = options;
    this.study = study;
    this.witness = witness;
    this.console =
        new HostConsole(
            standardInput(host, options.standardInput), host, options.terminal || atKeyboard);
    console.limitOutput(options.outputBytes());
    witness.listen(console);
    if (atKeyboard && KEYS.equals(host.environment().get(TERMINAL))) {
      console.handOnKeys();
      Signals.register("WINCH", console::windowHasChanged);
    } else if (atKeyboard) {
      console.watchKeyboard();
    }
    this.reports =
        new RunReports(
            host,
            options,
            console,
            configuration,
            TraceFiles.computer(1, ComputerPlan.nameOf(1), guest.name(), configuration));
    console.whenStuck(reports::stuck);
    this.network = HostPrograms.of(options, console);
    SessionBuilder described =
        Session.of(guest.environment(options.environment))
            .console(console)
            .joined(network.link())
            .limit(options.maximumCycles);
    Sessions.describe(described, configuration, options);
    reports.attach(described);
    study.describe(described);
    this.session = Sessions.build(described);
  }

  int run() throws Failure {
    interruption = Interruption.begin(this::finishEarly);
    console.interruptibleBy(interruption);
    try {
      BooleanSupplier stop = interruption.or(Alarm.in(options.timeoutSeconds));
      StopReason reason =
          runLooking(
              Stop.asked(() -> console.isFull() || reports.isLivelock() || stop.getAsBoolean()));
      return finish(network.ended(reason.end()));
    } finally {
      close();
      host.err().flush();
      interruption.end();
    }
  }

  /** Goes on to the end, and shows what is wanted on the way. */
  private StopReason runLooking(Stop stop) {
    for (long cycle : Sights.inOrder(options.at)) {
      StopReason reason = session.runUntil(Stop.atCycle(cycle), stop);
      if (!reason.equals(new StopReason.CycleReached(cycle))) {
        return reason;
      }
      reports.show(session.station(), cycle);
    }
    return session.runUntil(stop);
  }

  private int finish(Kernel.End end) throws Failure {
    console.endLines(true);
    close();
    reports.stopped(session.station(), end, interruption);
    reports.showLast(session.station());
    RunResult result = session.result();
    int status = end == Kernel.End.LIMIT ? Sessions.statusOf(end) : Sessions.status(result);
    reports.finish(session.station(), result, end, status, study);
    study.tell(result, reports.texts(), host.err());
    if (end == Kernel.End.EXITED) {
      Sessions.mistakable(result).ifPresent(reports::ownStatus);
    }
    refuseLostOutput();
    reports.tellFit();
    return witness.judge(
        session.station().guest(), result, end, status, reports.choices(), reports.texts(), host);
  }

  /** The run was ended from outside while it waited. */
  private void finishEarly() {
    try {
      finish(Kernel.End.LIMIT);
    } catch (Failure failed) {
      Mistakes.of(failed, host);
    }
    host.err().flush();
  }

  /** All of the guest's output is to be written, or it is said that it was not. */
  private void refuseLostOutput() throws Failure {
    String complaint = console.complaint();
    if (complaint != null) {
      throw Failure.cantWrite("the standard output", complaint);
    }
  }

  private void close() throws Failure {
    console.flush();
    HostPrograms.close(network);
  }

  /** Where the guest reads from. */
  static InputStream standardInput(Host host, @Nullable String from) throws Failure {
    if (from == null) {
      return host.in();
    }
    try {
      Path file = Path.of(from);
      if (Files.isDirectory(file)) {
        throw new Failure(
            Status.LOAD, "ringside: --stdin " + from + " is a folder; name a file in it");
      }
      return Files.newInputStream(file);
    } catch (IOException | InvalidPathException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read --stdin " + from);
    }
  }
}
