/**
 * What is assembled so far: sections of fragments, symbols, expressions over them. Start reading at
 * {@link ringside.isa.asm.section.Section}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.section;
