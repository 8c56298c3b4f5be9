/**
 * Sockets within the computer, unix(7). Start reading at {@link
 * ringside.kernel.net.unix.UnixSockets}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.unix;
