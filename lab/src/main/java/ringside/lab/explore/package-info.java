/**
 * Every schedule of a program, within a bound of preemptions, until one fails. Start reading at
 * {@link ringside.lab.explore.Explorer}.
 */
@NullMarked
package ringside.lab.explore;

import org.jspecify.annotations.NullMarked;
