/**
 * Programs of the host that talk to ports of the guest. Start reading at {@link
 * ringside.kernel.net.host.HostPorts}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.net.host;
