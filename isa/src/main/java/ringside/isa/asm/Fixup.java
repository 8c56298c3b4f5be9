package ringside.isa.asm;

/**
 * A field whose value is an expression.
 *
 * @param offset in the fragment
 */
record Fixup(
    Fragment fragment, int offset, RelocationType type, Expression expression, Place place) {}
