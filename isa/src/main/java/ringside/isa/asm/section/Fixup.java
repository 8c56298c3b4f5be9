package ringside.isa.asm.section;

import ringside.isa.asm.source.Place;

/**
 * A field whose value is an expression.
 *
 * @param offset in the fragment
 */
public record Fixup(
    Fragment fragment, int offset, RelocationType type, Expression expression, Place place) {}
