/**
 * From assembly source in the dialect of GNU as to a static executable: scan, parse, lay out, link.
 * Start reading at {@link ringside.isa.asm.Build}, then {@code StatementParser}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm;
