/**
 * Signals as threads and processes have them: sets, actions, what is pending, interval timers.
 * Start reading at {@link ringside.kernel.signal.PendingSignals}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.signal;
