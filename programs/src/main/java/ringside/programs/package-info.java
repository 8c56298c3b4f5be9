/**
 * The bundled guest programs: their sources and library, their list, and what each of them shows.
 * Start reading at {@link ringside.programs.Catalogue}.
 */
@org.jspecify.annotations.NullMarked
package ringside.programs;
