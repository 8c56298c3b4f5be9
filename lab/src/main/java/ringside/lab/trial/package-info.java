/**
 * Runs that are made for their figures, to be compared or swept. Start reading at {@link
 * ringside.lab.trial.Trial}.
 */
@NullMarked
package ringside.lab.trial;

import org.jspecify.annotations.NullMarked;
