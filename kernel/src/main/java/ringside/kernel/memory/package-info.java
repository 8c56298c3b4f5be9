/**
 * Frames, address spaces, copy-on-write, user copies. Start reading at {@link
 * ringside.kernel.memory.AddressSpace}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.memory;
