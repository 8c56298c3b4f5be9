package ringside.isa.preprocess;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a source, or what it wants to be said.
 *
 * @param error whether no program can come of it
 * @param line counted from 1
 * @param column counted from 0
 * @param source the text of the line
 * @param suggestion what to try, or null
 */
public record Problem(
    boolean error,
    String file,
    int line,
    int column,
    String message,
    String source,
    @Nullable String suggestion) {}
