/**
 * Descriptors, the console and the program store. Start reading at {@link
 * ringside.kernel.file.OpenFile}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file;
