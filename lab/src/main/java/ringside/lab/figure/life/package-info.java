/**
 * Lives: the states that threads go through, and the tree of processes. Start reading at {@link
 * ringside.lab.figure.life.StatesFigure}.
 */
@NullMarked
package ringside.lab.figure.life;

import org.jspecify.annotations.NullMarked;
