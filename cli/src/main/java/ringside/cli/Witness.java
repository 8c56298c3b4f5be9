package ringside.cli;

import java.util.List;
import ringside.kernel.choice.Schedule;
import ringside.kernel.config.Configuration;
import ringside.kernel.trap.Kernel;
import ringside.lab.explore.Token;
import ringside.lab.host.Host;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Overheard;
import ringside.lab.host.receipt.Receipt;
import ringside.lab.host.receipt.ReceiptMaker;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;

/** Compares what a run leaves with what is expected of it, and writes its receipt. */
final class Witness {
  private final RunOptions options;
  private final Expectations expectations;
  private final Configuration configuration;
  private final List<String> programs;
  private final List<String> arguments;
  private final Overheard overheard = new Overheard();

  /**
   * A witness of a run.
   *
   * @param programs as the command line names them
   */
  Witness(
      RunOptions options,
      Configuration configuration,
      List<String> programs,
      List<String> arguments)
      throws Failure {
    this.options = options;
    this.configuration = configuration;
    this.programs = programs;
    this.arguments = arguments;
    this.expectations = Expectations.of(options);
  }

  /** Listens to a console, if that is needed. */
  void listen(HostConsole console) {
    if (options.receipt != null || options.expectedOutput != null) {
      console.overhearBy(overheard);
    }
  }

  /**
   * Says what is not as expected, and writes the receipt.
   *
   * @param status of the run
   * @param choices all that were made, where a receipt is wanted
   * @return the status of the command
   */
  int judge(
      Guest guest,
      RunResult result,
      Kernel.End end,
      int status,
      Schedule choices,
      Texts texts,
      Host host)
      throws Failure {
    if (options.receipt != null) {
      write(options.receipt, receipt(guest, result, end, status, choices));
    }
    return expectations.isNone()
        ? status
        : expectations.check(overheard.output(), status, texts, host.err());
  }

  private Receipt receipt(
      Guest guest, RunResult result, Kernel.End end, int status, Schedule choices) throws Failure {
    return new Receipt(
        ReceiptMaker.given(
            programs,
            guest,
            arguments,
            options.environment,
            configuration,
            options.maximumCycles,
            overheard.input(),
            schedule()),
        ReceiptMaker.left(
            end, status, overheard.output(), overheard.errors(), result.statistics(), choices));
  }

  private String schedule() throws Failure {
    String schedule = options.schedule;
    if (schedule == null) {
      return "";
    }
    return Token.isLike(schedule) ? schedule : ScheduleFiles.read(schedule).text();
  }

  private static void write(String file, Receipt receipt) throws Failure {
    HostFiles.write(
        "--receipt",
        file,
        path -> {
          receipt.write(path);
          return path;
        });
  }
}
