package ringside.isa.preprocess;

/**
 * A line for the assembler.
 *
 * @param file where it was written
 * @param number of that line, counted from 1
 * @param text with its macros expanded
 */
public record PreprocessedLine(String file, int number, String text) {}
