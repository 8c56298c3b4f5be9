/**
 * Folders of the host, shown to the guest. Start reading at {@link
 * ringside.kernel.file.host.HostDirectory}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.host;
