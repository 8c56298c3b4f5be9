/**
 * System calls about clocks and timers. Start reading at {@link
 * ringside.kernel.syscall.time.TimeCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.time;
