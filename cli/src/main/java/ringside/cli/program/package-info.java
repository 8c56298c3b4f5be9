/**
 * From what the user names to an executable: bundled program, sources or ELF file. Start reading at
 * {@link ringside.cli.program.Executable}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.program;
