/** The tokens of a line. Start reading at {@link ringside.isa.asm.lex.Lexer}. */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.lex;
