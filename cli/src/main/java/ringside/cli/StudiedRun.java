package ringside.cli;

import java.util.List;
import ringside.kernel.choice.ScheduleException;
import ringside.kernel.config.Configuration;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.host.Host;
import ringside.lab.session.Guest;

/** A run as {@code ringside run} makes it, of one computer, with a study of it. */
final class StudiedRun {
  private final Host host;
  private final MachineOptions machine;
  private final RunOptions options;

  StudiedRun(Host host, MachineOptions machine, RunOptions options) {
    this.host = host;
    this.machine = machine;
    this.options = options;
  }

  /**
   * Runs a program to its end.
   *
   * @return the exit status of the run
   */
  int run(List<String> programs, List<String> arguments, Study study) throws Failure {
    options.check();
    if (options.several()) {
      throw new Failure(
          Status.USAGE,
          "ringside: --computer and --computers: one computer at a time, please"
              + "\n  name a PROGRAM instead; 'ringside run' takes several computers");
    }
    try {
      Guest guest = RunCommand.guest(host, programs).args(arguments);
      Configuration configuration = configuration(guest);
      return new GuestRun(
              host,
              configuration,
              guest,
              options,
              study,
              new Witness(options, configuration, programs, arguments))
          .run();
    } catch (ScheduleException misfit) {
      throw ScheduleFiles.misfit(options, misfit);
    }
  }

  /** The machine; its clock ends no turn where the schedule is a token of an exploration. */
  private Configuration configuration(Guest guest) throws Failure {
    String schedule = options.schedule;
    if (schedule == null || !Token.isLike(schedule)) {
      return machine.configuration();
    }
    Token token = ScheduleFiles.token(schedule);
    if (!options.triesSchedule) {
      String advice =
          "\n  where the program was changed, --try follows the token as far as it fits";
      ScheduleFiles.checkProgram(token, guest, advice);
    }
    return Stage.unlimited(machine.configuration());
  }
}
