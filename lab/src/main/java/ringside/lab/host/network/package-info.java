/**
 * Programs of the host that talk to the guest: forwarded ports, and what they said, recorded and
 * fed again. Start reading at {@link ringside.lab.host.network.ForwardedPorts}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.host.network;
