/**
 * Every value of a machine that can be set, with the presets. Start reading at {@link
 * ringside.kernel.config.Setting}, the declarations; {@link ringside.kernel.config.Configuration}
 * holds the values of one computer. Knows no other package of the kernel: they ask it.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.config;
