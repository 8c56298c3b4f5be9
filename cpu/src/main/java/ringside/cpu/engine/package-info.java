/**
 * The door for engines: what each of them is, and the semantics that they share. Start reading at
 * {@link ringside.cpu.engine.Engine}; {@link ringside.cpu.plain.PlainEngine} is the reference.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.engine;
