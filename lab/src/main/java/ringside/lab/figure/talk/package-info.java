/**
 * Messages: who talked to whom, and what was copied for it. Start reading at {@link
 * ringside.lab.figure.talk.MessagesFigure}.
 */
@NullMarked
package ringside.lab.figure.talk;

import org.jspecify.annotations.NullMarked;
