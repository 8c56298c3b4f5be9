/** The game in which a person is the scheduler. */
@NullMarked
package ringside.tests.play;

import org.jspecify.annotations.NullMarked;
