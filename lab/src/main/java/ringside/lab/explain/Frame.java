package ringside.lab.explain;

/**
 * A function that has been entered and not left.
 *
 * @param pc of the innermost frame the instruction itself; of its callers where they go on
 * @param place symbol and source line: of pc, or of the call
 * @param times how many frames in a row are alike, as in a recursion; at least 1
 */
public record Frame(int pc, String place, int times) {}
