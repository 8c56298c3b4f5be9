package ringside.lab.trace;

/**
 * What a trace is told of a computer before it runs.
 *
 * @param number in the session, from 1
 * @param name for people
 * @param program its guest's name
 * @param megahertz of its nominal clock: 1 cycle is 1/megahertz microseconds of guest time
 */
public record TracedComputer(int number, String name, String program, long megahertz) {}
