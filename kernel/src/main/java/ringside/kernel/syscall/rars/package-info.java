/**
 * The environment calls of the simulator RARS, for programs that were written for it. Start reading
 * at {@link ringside.kernel.syscall.rars.RarsCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.rars;
