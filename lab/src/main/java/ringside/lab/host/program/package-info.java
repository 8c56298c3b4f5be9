/**
 * From what the user names to an executable: bundled program, sources or ELF file. Start reading at
 * {@link ringside.lab.host.program.Executables}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.host.program;
