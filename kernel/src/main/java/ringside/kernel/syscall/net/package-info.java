/** System calls about sockets. Start reading at {@link ringside.kernel.syscall.net.SocketCalls}. */
@org.jspecify.annotations.NullMarked
package ringside.kernel.syscall.net;
