/** TCP (RFC 9293). Start reading at {@link ringside.kernel.net.tcp.TcpConnection}. */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.tcp;
