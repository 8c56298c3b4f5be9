/**
 * Signals on their way to processes: who takes them, what they do, and the file that reads them.
 * Start at {@link ringside.kernel.signal.delivery.Signals}.
 */
@NullMarked
package ringside.kernel.signal.delivery;

import org.jspecify.annotations.NullMarked;
