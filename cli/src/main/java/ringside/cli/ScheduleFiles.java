package ringside.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.kernel.choice.ScheduleException;

/** The schedule that a run follows, and the one that is written down of it. */
final class ScheduleFiles {
  private final @Nullable String played;
  private final @Nullable String written;
  private final boolean records;
  private final Schedule recorded = new Schedule();

  ScheduleFiles(RunOptions options) {
    this.played = options.schedule;
    this.written = options.recordedSchedule;
    this.records = written != null || options.receipt != null;
  }

  /** Who decides where the kernel picks. */
  Choices choices() throws Failure {
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
    return new Failure(
        Status.USAGE, "ringside: --schedule " + options.schedule + ": " + misfit.getMessage());
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
