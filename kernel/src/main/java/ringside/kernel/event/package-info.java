/**
 * What happens in a computer, as records that carry ids and reasons, and never an object that lives
 * on. Start at {@link ringside.kernel.event.Event}.
 */
@NullMarked
package ringside.kernel.event;

import org.jspecify.annotations.NullMarked;
