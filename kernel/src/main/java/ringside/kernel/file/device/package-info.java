/**
 * Character devices: the console with its terminal, /dev/null and its like. Start reading at {@link
 * ringside.kernel.file.device.Terminal}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.device;
