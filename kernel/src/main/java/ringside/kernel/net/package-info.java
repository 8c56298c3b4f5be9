/**
 * Sockets: within the computer, and over interfaces that carry real packets. Start reading at
 * {@link ringside.kernel.net.Socket}, then {@link ringside.kernel.net.UnixStream}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net;
