package ringside.isa.asm.source;

/**
 * A place to point at.
 *
 * @param column counted from 0
 */
public record Place(Line line, int column) {}
