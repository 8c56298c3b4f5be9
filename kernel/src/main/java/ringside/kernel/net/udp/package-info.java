/** UDP (RFC 768). Start reading at {@link ringside.kernel.net.udp.Udp}. */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.udp;
