/**
 * The Internet layer: packets with real headers, interfaces, loopback, the wire between computers.
 * Start reading at {@link ringside.kernel.net.ip.Internet}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.ip;
