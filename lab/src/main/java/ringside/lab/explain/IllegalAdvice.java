package ringside.lab.explain;

import ringside.isa.Csr;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.lab.explain.Advice.Hint;

/** Why a word is no instruction for a program (SIGILL). */
final class IllegalAdvice {
  private static final int SYSTEM = 0x73;
  private static final int LOAD_FLOAT = 0x07;
  private static final int STORE_FLOAT = 0x27;
  private static final int FLOAT = 0x53;
  private static final int FIRST_FUSED = 0x43;
  private static final int LAST_FUSED = 0x4f;

  /** csr[11:10] of registers that can't be written (privileged spec, "CSR Address Mapping"). */
  private static final int READ_ONLY = 3;

  private IllegalAdvice() {}

  static Advice of(int word) {
    int opcode = word & 0x7f;
    if (word == 0) {
      return Advice.of(Hint.ZEROS);
    }
    if (opcode == SYSTEM) {
      return (word >>> 12 & 3) == 0 ? privileged(word) : register(word);
    }
    if ((word & 3) != 3) {
      return Advice.of(Hint.COMPRESSED);
    }
    boolean fused = opcode >= FIRST_FUSED && opcode <= LAST_FUSED;
    boolean floating = opcode == LOAD_FLOAT || opcode == STORE_FLOAT || opcode == FLOAT || fused;
    return Advice.of(floating ? Hint.FLOATING : Hint.ILLEGAL);
  }

  private static Advice privileged(int word) {
    Instruction instruction = Instruction.decode(word);
    return instruction == null
        ? Advice.of(Hint.ILLEGAL)
        : Advice.of(Hint.PRIVILEGED, instruction.mnemonic());
  }

  private static Advice register(int word) {
    int number = Fields.csr(word);
    String known = Csr.name(number);
    String name = known == null ? "0x" + Integer.toHexString(number) : known;
    if (number == Csr.SATP) {
      return Advice.of(Hint.PAGE_TABLE_BASE, name);
    }
    if ((number >>> 8 & 3) != 0) {
      return Advice.of(Hint.KERNEL_REGISTER, name);
    }
    boolean counter = number >= Csr.CYCLE && number <= Csr.INSTRET;
    boolean upper = number >= Csr.CYCLEH && number <= Csr.INSTRETH;
    boolean readOnly = number >>> 10 == READ_ONLY && (counter || upper);
    if (readOnly) {
      return Advice.of(Hint.READ_ONLY_REGISTER, name);
    }
    return Advice.of(number <= 3 && number > 0 ? Hint.FLOATING : Hint.NO_REGISTER, name);
  }
}
