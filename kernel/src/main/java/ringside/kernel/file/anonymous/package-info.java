/**
 * Files without a name (Linux: anon_inode): epoll sets, event counters, timers, message queues.
 * Start reading at {@link ringside.kernel.file.anonymous.EpollFile}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.anonymous;
