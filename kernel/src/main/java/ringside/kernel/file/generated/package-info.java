/**
 * Folders, files and links whose content is made when somebody looks. Start reading at {@link
 * ringside.kernel.file.generated.Node}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.generated;
