/**
 * System calls about files and descriptors: open, read, write, names, attributes, locks, poll.
 * Start reading at {@link ringside.kernel.syscall.file.TransferCalls}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.file;
