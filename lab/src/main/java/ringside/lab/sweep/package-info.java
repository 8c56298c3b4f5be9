/**
 * A program run again and again with one thing changed, or several: every point of a grid. Start
 * reading at {@link ringside.lab.sweep.Grid}.
 */
@NullMarked
package ringside.lab.sweep;

import org.jspecify.annotations.NullMarked;
