/**
 * System calls about processes and threads: fork, exec, exit, wait, ids, scheduling, limits,
 * tracing. Start reading at {@link ringside.kernel.syscall.process.ProcessCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.process;
