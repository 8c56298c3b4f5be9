/**
 * Instructions and pseudo-instructions, from operands to words. Start reading at {@link
 * ringside.isa.asm.instruction.InstructionAssembler}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.instruction;
