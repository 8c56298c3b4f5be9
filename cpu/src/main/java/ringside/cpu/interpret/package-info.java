/**
 * The fast engine: instructions unpacked once, and a loop for what hits everywhere. Start reading
 * at {@link ringside.cpu.interpret.Interpreter}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.interpret;
