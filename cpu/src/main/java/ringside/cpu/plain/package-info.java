/**
 * The reference engine: it reads like the manual, and the others are compared with it. Start
 * reading at {@link ringside.cpu.plain.PlainEngine}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.plain;
