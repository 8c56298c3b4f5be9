/**
 * System calls about futexes, message queues, semaphores and shared memory. Start reading at {@link
 * ringside.kernel.syscall.ipc.FutexCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.ipc;
