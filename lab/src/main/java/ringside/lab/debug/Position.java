package ringside.lab.debug;

import ringside.isa.Fields;
import ringside.isa.Instruction;

/**
 * A place where a run can stand: between two instructions of programs, or where nobody runs. Its
 * cycle alone tells it from all others of its computer.
 *
 * @param computer its number, from 1
 * @param cycle of the clock
 * @param pid of the thread that goes on; 0 where nobody does
 * @param tid of the thread that goes on; 0 where nobody does
 * @param pc address of its next instruction; 0 where nobody goes on
 * @param sp its stack pointer
 * @param word its next instruction; 0 where it can't be seen, as its page is not in memory
 */
public record Position(int computer, long cycle, int pid, int tid, int pc, int sp, int word) {
  private static final int RA = 1;
  private static final int A0 = 10;

  /** Whether a thread goes on here in its program. */
  public boolean inProgram() {
    return tid != 0;
  }

  /** Whether the next instruction calls a function. */
  public boolean isCall() {
    Instruction instruction = Instruction.decode(word);
    boolean jumps = instruction == Instruction.JAL || instruction == Instruction.JALR;
    return jumps && Fields.rd(word) == RA;
  }

  /** Whether the next instruction returns from a function. */
  public boolean isReturn() {
    return Instruction.decode(word) == Instruction.JALR
        && Fields.rd(word) == 0
        && Fields.rs1(word) == RA;
  }

  /** Whether the next instruction writes a register; a system call writes a0. */
  boolean writes(int register) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null || register == 0) {
      return false;
    }
    return instruction.format().writesRd()
        ? Fields.rd(word) == register
        : instruction == Instruction.ECALL && register == A0;
  }
}
