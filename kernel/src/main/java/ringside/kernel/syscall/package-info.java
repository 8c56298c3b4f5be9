/**
 * One table of system calls, and thin handlers grouped by subject. Start reading at {@link
 * ringside.kernel.syscall.SyscallTable}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall;
