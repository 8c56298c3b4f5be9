/**
 * Delivery of signals and their default actions. Start reading at {@link
 * ringside.kernel.signal.delivery.Signals}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.signal;
