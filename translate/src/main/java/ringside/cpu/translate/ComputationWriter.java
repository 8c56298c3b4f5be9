package ringside.cpu.translate;

import java.util.Locale;
import org.objectweb.asm.Opcodes;
import ringside.cpu.engine.Arithmetic;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;

/** Writes what instructions compute that touch registers alone (unprivileged spec, RV32I and M). */
final class ComputationWriter {
  private final Emitter emit;

  ComputationWriter(Emitter emit) {
    this.emit = emit;
  }

  /**
   * Computes rd.
   *
   * @param offset of the instruction in its page, in bytes
   */
  void write(Instruction instruction, int word, int offset) {
    int rd = Fields.rd(word);
    if (rd != 0) {
      value(instruction, word, offset);
      emit.storeRegister(rd);
    }
  }

  private void value(Instruction instruction, int word, int offset) {
    switch (instruction) {
      case LUI -> emit.push(Fields.immediateU(word));
      case AUIPC -> {
        emit.loadInt(Emitter.PAGE);
        emit.push(offset + Fields.immediateU(word));
        emit.op(Opcodes.IADD);
      }
      case ADDI -> sum(word);
      case ADD -> binary(instruction, word, Opcodes.IADD);
      case SUB -> binary(instruction, word, Opcodes.ISUB);
      case XORI, XOR -> binary(instruction, word, Opcodes.IXOR);
      case ORI, OR -> binary(instruction, word, Opcodes.IOR);
      case ANDI, AND -> binary(instruction, word, Opcodes.IAND);
      case SLLI, SLL -> binary(instruction, word, Opcodes.ISHL);
      case SRLI, SRL -> binary(instruction, word, Opcodes.IUSHR);
      case SRAI, SRA -> binary(instruction, word, Opcodes.ISHR);
      case MUL -> binary(instruction, word, Opcodes.IMUL);
      case SLTI, SLT -> isLess(instruction, word, false);
      case SLTIU, SLTU -> isLess(instruction, word, true);
      case MULH, MULHSU, MULHU, DIV, DIVU, REM, REMU -> {
        emit.loadRegister(Fields.rs1(word));
        emit.loadRegister(Fields.rs2(word));
        emit.callStatic(Arithmetic.class, instruction.name().toLowerCase(Locale.ROOT), "(II)I");
      }
      default -> throw new IllegalStateException("it does not only compute: " + instruction);
    }
  }

  private void sum(int word) {
    int immediate = Fields.immediateI(word);
    if (Fields.rs1(word) == 0) {
      emit.push(immediate);
      return;
    }
    emit.loadRegister(Fields.rs1(word));
    if (immediate != 0) {
      emit.push(immediate);
      emit.op(Opcodes.IADD);
    }
  }

  private void binary(Instruction instruction, int word, int opcode) {
    emit.loadRegister(Fields.rs1(word));
    second(instruction, word);
    emit.op(opcode);
  }

  private void second(Instruction instruction, int word) {
    if (instruction.format() == Format.R) {
      emit.loadRegister(Fields.rs2(word));
    } else {
      emit.push(Fields.immediate(instruction.format(), word));
    }
  }

  /** The sign of a difference that can't overflow. */
  private void isLess(Instruction instruction, int word, boolean unsigned) {
    emit.loadRegister(Fields.rs1(word));
    widen(unsigned);
    second(instruction, word);
    widen(unsigned);
    emit.op(Opcodes.LSUB);
    emit.push(Long.SIZE - 1);
    emit.op(Opcodes.LUSHR, Opcodes.L2I);
  }

  private void widen(boolean unsigned) {
    if (unsigned) {
      emit.push(Integer.MIN_VALUE);
      emit.op(Opcodes.IXOR);
    }
    emit.op(Opcodes.I2L);
  }
}
