package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.kernel.choice.ScheduleException;
import ringside.lab.explore.Token;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.SessionBuilder;

/** The schedule that a run follows, and the one that is written down of it. */
final class ScheduleFiles {
  private final @Nullable String played;
  private final @Nullable String written;
  private final boolean records;
  private final boolean tries;
  private final Schedule recorded = new Schedule();
  private @Nullable TokenPlayer player;

  ScheduleFiles(RunOptions options) {
    this.played = options.schedule;
    this.written = options.recordedSchedule;
    this.tries = options.triesSchedule;
    this.records = written != null || options.receipt != null;
  }

  /** Lets a session follow the schedule, if there is one, and record its own. */
  void attach(SessionBuilder session) throws Failure {
    if (played != null && Token.isLike(played)) {
      player = new TokenPlayer(token(played).path());
      player.describe(session);
    } else {
      session.choices(choices());
    }
  }

  /** Whether a token's schedule has led to where all only wait for each other. */
  boolean isLivelock() {
    return player != null && player.isLivelock();
  }

  /** Where a token stopped to fit, if it did; a mistake unless that was to be tried. */
  void tellFit(Texts texts, PrintStream err) throws Failure {
    TokenPlayer known = player;
    if (known == null) {
      return;
    }
    if (tries) {
      err.println(fit(known, texts));
    } else if (!known.isFollowed()) {
      throw new Failure(
          Status.UNEXPECTED,
          "ringside: --schedule: the run never came to all choices of the token"
              + "\n  arguments, input and machine must be those of the exploration");
    }
  }

  private static String fit(TokenPlayer player, Texts texts) {
    return player
        .misfit()
        .map(choice -> texts.get("try.misfit", player.made(), player.choices(), choice.text()))
        .orElse(texts.get("try.fits", player.made()));
  }

  /** The token of an option. */
  static Token token(String text) throws Failure {
    try {
      return Token.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: --schedule " + text + ": " + wrong.getMessage());
    }
  }

  /** Who decides where the kernel picks. */
  private Choices choices() throws Failure {
    Choices choices = played == null ? Choices.ORDINARY : read(played).play();
    return records ? recorded.record(choices) : choices;
  }

  /** What has been recorded. */
  Schedule recorded() {
    return recorded;
  }

  /** Writes what has been recorded, if that was asked for. */
  void write() throws Failure {
    if (written != null) {
      HostFiles.write(
          "--record-schedule", written, file -> Files.writeString(file, recorded.text()));
    }
  }

  /** A schedule that does not fit, as a mistake of whoever named it. */
  static Failure misfit(RunOptions options, ScheduleException misfit) {
    return misfit(String.valueOf(options.schedule), misfit);
  }

  /** The same of a schedule by its name. */
  static Failure misfit(String schedule, ScheduleException misfit) {
    return new Failure(
        Status.USAGE, "ringside: --schedule " + schedule + ": " + misfit.getMessage());
  }

  /**
   * Refuses a token of another program.
   *
   * @param advice what to try, in a line of its own; or empty
   */
  static void checkProgram(Token token, Guest guest, String advice) throws Failure {
    if (!token.isOf(guest.elf())) {
      throw new Failure(
          Status.USAGE,
          "ringside: --schedule: the token is of another program than "
              + guest.name()
              + ": of "
              + token.program()
              + " with the hash "
              + token.hash()
              + advice);
    }
  }

  /** Reads the schedule of a file. */
  static Schedule read(String file) throws Failure {
    try {
      return Schedule.parse(Files.readString(Path.of(file)));
    } catch (IOException | InvalidPathException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read --schedule " + file);
    } catch (ScheduleException wrong) {
      throw new Failure(Status.USAGE, "ringside: --schedule " + file + ": " + wrong.getMessage());
    }
  }
}
