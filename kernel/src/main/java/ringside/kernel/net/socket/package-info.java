/**
 * Sockets of every kind, as system calls see them. Start reading at {@link
 * ringside.kernel.net.socket.Socket}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.socket;
