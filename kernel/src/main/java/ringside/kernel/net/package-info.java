/**
 * The network of a computer: which sockets there are, and what they stand on. Start reading at
 * {@link ringside.kernel.net.Network}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net;
