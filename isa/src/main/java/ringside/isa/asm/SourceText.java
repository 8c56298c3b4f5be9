package ringside.isa.asm;

/**
 * A source file.
 *
 * @param name as it appears in diagnostics; files that it includes are looked up beside it
 */
public record SourceText(String name, String text) {}
