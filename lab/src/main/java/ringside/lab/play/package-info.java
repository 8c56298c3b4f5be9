/**
 * The game in which a person is the scheduler and tries to make a program fail. Start reading at
 * {@link ringside.lab.play.Game}.
 */
@NullMarked
package ringside.lab.play;

import org.jspecify.annotations.NullMarked;
