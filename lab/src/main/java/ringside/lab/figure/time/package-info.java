/**
 * The time line: who had the processor when, why it changed hands, and who woke whom. Start reading
 * at {@link ringside.lab.figure.time.TimelineFigure}.
 */
@NullMarked
package ringside.lab.figure.time;

import org.jspecify.annotations.NullMarked;
