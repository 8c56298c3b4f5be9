/**
 * Runs that are made for their figures: to be compared, swept, or asked why. Start reading at
 * {@link ringside.lab.trial.Trial}.
 */
@NullMarked
package ringside.lab.trial;

import org.jspecify.annotations.NullMarked;
