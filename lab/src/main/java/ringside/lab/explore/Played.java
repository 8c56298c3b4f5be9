package ringside.lab.explore;

import java.util.List;
import java.util.Set;
import ringside.kernel.trap.Kernel;
import ringside.lab.place.ProgramBook;

/**
 * A run that followed a schedule.
 *
 * @param path the schedule
 * @param followed whether all its choices could be made
 * @param end how the run ended
 * @param livelock whether all that could run only waited for each other
 * @param status of its exit as a shell has it; -1 where it did not end by itself
 * @param output standard output
 * @param alternatives schedules that it shows to be worth while
 * @param visible words that threads race for or synchronise by, where somebody looked
 * @param races data races, where somebody looked
 * @param steps its visible steps, where they were kept
 * @param programs the places of the steps
 * @param instructions of programs
 */
@SuppressWarnings("ArrayRecordComponent")
public record Played(
    Path path,
    boolean followed,
    Kernel.End end,
    boolean livelock,
    int status,
    byte[] output,
    Set<Alternative> alternatives,
    Set<Integer> visible,
    List<Race> races,
    List<Step> steps,
    ProgramBook programs,
    long instructions) {}
