package ringside.lab.play;

import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Path;
import ringside.lab.explore.Step;

/**
 * A thread that could go on.
 *
 * @param tid whose
 * @param next the step that it would make; null where it makes none that others can notice
 * @param preempts whether that takes the processor from one that could go on
 * @param path the choices of the schedule, this one among them
 */
public record Option(int tid, @Nullable Step next, boolean preempts, Path path) {}
