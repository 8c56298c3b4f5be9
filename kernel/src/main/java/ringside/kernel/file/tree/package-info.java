/**
 * The tree of names, and what is kept in memory: folders, files, FIFOs, devices. Start reading at
 * {@link ringside.kernel.file.tree.FileTree}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.tree;
