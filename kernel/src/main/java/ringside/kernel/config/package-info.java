/**
 * Every value of a machine that can be set, with the presets. Start reading at {@link
 * ringside.kernel.config.Setting}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.config;
