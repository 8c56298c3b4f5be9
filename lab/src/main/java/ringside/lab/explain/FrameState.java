package ringside.lab.explain;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.isa.Register;

/**
 * What is known of registers and of the function's stack words at a place in a function, on every
 * way there (abstract interpretation; calling convention: RISC-V ELF psABI).
 */
final class FrameState {
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int A0 = 10;

  private final KnownValue[] registers;
  private final NavigableMap<Integer, KnownValue> words;

  private FrameState(KnownValue[] registers, NavigableMap<Integer, KnownValue> words) {
    this.registers = registers;
    this.words = words;
  }

  /** At a function's entry. */
  static FrameState atEntry() {
    KnownValue[] registers = new KnownValue[Register.names().size()];
    Arrays.setAll(registers, KnownValue.Initial::new);
    registers[0] = new KnownValue.Constant(0);
    registers[SP] = new KnownValue.Stack(0);
    return new FrameState(registers, new TreeMap<>());
  }

  KnownValue register(int register) {
    return registers[register];
  }

  /** Offset from the stack pointer at the entry of the word that holds a register's value then. */
  OptionalInt saved(int register) {
    KnownValue wanted = new KnownValue.Initial(register);
    return words.entrySet().stream()
        .filter(word -> word.getValue().equals(wanted))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  /** Behind an instruction that goes on at the next one. */
  FrameState after(int word) {
    FrameState next = new FrameState(registers.clone(), new TreeMap<>(words));
    next.execute(word);
    return next;
  }

  private void execute(int word) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null) {
      return;
    }
    int rd = Fields.rd(word);
    KnownValue first = registers[Fields.rs1(word)];
    KnownValue second = registers[Fields.rs2(word)];
    switch (instruction) {
      case ADDI -> set(rd, KnownValue.sum(first, new KnownValue.Constant(Fields.immediateI(word))));
      case ADD -> set(rd, KnownValue.sum(first, second));
      case SUB -> set(rd, KnownValue.difference(first, second));
      case LUI -> set(rd, new KnownValue.Constant(Fields.immediateU(word)));
      case LW -> set(rd, loaded(first, Fields.immediateI(word)));
      case SW -> store(first, Fields.immediateS(word), second);
      case SB, SH -> store(first, Fields.immediateS(word), KnownValue.UNKNOWN);
      case JAL, JALR -> call(rd);
      case ECALL -> set(A0, KnownValue.UNKNOWN);
      case BEQ, BNE, BLT, BGE, BLTU, BGEU, FENCE, FENCE_I, EBREAK -> {}
      default -> set(rd, KnownValue.UNKNOWN);
    }
  }

  private void set(int rd, KnownValue value) {
    if (rd != 0) {
      registers[rd] = value;
    }
  }

  private KnownValue loaded(KnownValue base, int offset) {
    return base instanceof KnownValue.Stack stack
        ? words.getOrDefault(stack.offset() + offset, KnownValue.UNKNOWN)
        : KnownValue.UNKNOWN;
  }

  private void store(KnownValue base, int offset, KnownValue value) {
    if (base instanceof KnownValue.Stack stack) {
      words.put(stack.offset() + offset & -4, value);
    }
  }

  /** A call keeps sp, gp, tp and s0..s11, and the words above the stack pointer. */
  private void call(int link) {
    for (int register = 1; register < registers.length; register++) {
      if (!Register.isSavedByCallee(register) || register == link) {
        registers[register] = KnownValue.UNKNOWN;
      }
    }
    registers[RA] = KnownValue.UNKNOWN;
    if (registers[SP] instanceof KnownValue.Stack stack) {
      words.headMap(stack.offset(), false).clear();
    }
  }

  /** What both know. */
  FrameState meet(FrameState other) {
    KnownValue[] both = registers.clone();
    for (int register = 0; register < both.length; register++) {
      if (!both[register].equals(other.registers[register])) {
        both[register] = KnownValue.UNKNOWN;
      }
    }
    TreeMap<Integer, KnownValue> shared = new TreeMap<>(words);
    shared.entrySet().removeIf(word -> !word.getValue().equals(other.words.get(word.getKey())));
    return new FrameState(both, shared);
  }

  /** Whether both know the same. */
  boolean sameAs(FrameState other) {
    return Arrays.equals(registers, other.registers) && words.equals(other.words);
  }
}
