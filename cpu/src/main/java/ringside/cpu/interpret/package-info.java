/**
 * The reference engine: one switch over predecoded instructions. Start reading at {@link
 * ringside.cpu.interpret.Interpreter}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.interpret;
