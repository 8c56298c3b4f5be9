/**
 * System calls about signals, and the frame that a handler runs on. Start reading at {@link
 * ringside.kernel.syscall.signal.SignalCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.signal;
