/**
 * Source text, the lines and statements it consists of, and what is said about a place in it. Start
 * reading at {@link ringside.isa.asm.source.LineScanner}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.source;
