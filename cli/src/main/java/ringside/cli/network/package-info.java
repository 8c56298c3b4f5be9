/**
 * Programs of the host that talk to the guest: forwarded ports, and what they said, recorded and
 * fed again. Start reading at {@link ringside.cli.network.ForwardedPorts}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.network;
