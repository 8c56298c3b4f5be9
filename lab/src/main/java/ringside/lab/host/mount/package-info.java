/**
 * Folders of the host that the guest may see, and nothing beside them. Start reading at {@link
 * ringside.lab.host.mount.Mount}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.host.mount;
