/**
 * Statements: labels, directives, macros, conditionals. Start reading at {@link
 * ringside.isa.asm.statement.StatementParser}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.statement;
