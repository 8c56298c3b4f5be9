package ringside.lab.explore;

import java.util.List;
import ringside.kernel.trap.Kernel;
import ringside.lab.place.ProgramBook;

/**
 * A run that followed a schedule.
 *
 * @param path the schedule
 * @param places instructions that programs had executed at each of its choices
 * @param followed whether all its choices could be made
 * @param end how the run ended
 * @param livelock whether all that could run only waited for each other
 * @param status of its exit as a shell has it; -1 where it did not end by itself
 * @param output standard output
 * @param instructions of programs
 * @param findings what was seen in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Played(
    Path path,
    List<Long> places,
    boolean followed,
    Kernel.End end,
    boolean livelock,
    int status,
    byte[] output,
    long instructions,
    Findings findings) {
  /** Its visible steps, where they were kept. */
  public List<Step> steps() {
    return findings.steps();
  }

  /** The programs to which places belong. */
  public ProgramBook programs() {
    return findings.programs();
  }

  /** Data races, where somebody has looked. */
  public List<Race> races() {
    return findings.races();
  }
}
