/**
 * What a program and the machine agree on: one table of instructions, from which decoder, assembler
 * and disassembler are derived. Start reading at {@link ringside.isa.Instruction}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa;
