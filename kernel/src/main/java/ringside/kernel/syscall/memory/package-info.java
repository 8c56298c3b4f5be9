/**
 * System calls about a process's memory: brk, mmap, mprotect, mremap. Start reading at {@link
 * ringside.kernel.syscall.memory.MapCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.memory;
