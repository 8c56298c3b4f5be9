package ringside.tests.model;

import static ringside.isa.Instruction.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ringside.isa.Encoder;
import ringside.isa.Instruction;

/**
 * Random programs of user instructions that end: loops have counters of their own, jumps go
 * forward, calls return. Registers are few, so that loads are often used at once; addresses lie
 * near the ends of lines and pages more often than chance would have it.
 */
final class ProgramGenerator {
  private static final int RA = 1;
  private static final int POINTER = 8;
  private static final int FIRST_COUNTER = 20;
  private static final int FIRST_MOVING = 24;
  private static final int DEEPEST = 2;
  private static final int[] POOL = {5, 6, 7, 10, 11, 12, 13};
  private static final List<Instruction> REGISTER =
      List.of(ADD, SUB, SLL, SLT, SLTU, XOR, SRL, SRA, OR, AND);
  private static final List<Instruction> IMMEDIATE = List.of(ADDI, SLTI, SLTIU, XORI, ORI, ANDI);
  private static final List<Instruction> SHIFT = List.of(SLLI, SRLI, SRAI);
  private static final List<Instruction> MULTIPLY =
      List.of(MUL, MULH, MULHSU, MULHU, DIV, DIVU, REM, REMU);
  private static final List<Instruction> LOADS = List.of(LB, LH, LW, LBU, LHU, LW, LW);
  private static final List<Instruction> STORES = List.of(SB, SH, SW, SW);
  private static final List<Instruction> BRANCHES = List.of(BEQ, BNE, BLT, BGE, BLTU, BGEU);
  private static final List<Instruction> ATOMICS =
      List.of(
          AMOSWAP_W, AMOADD_W, AMOXOR_W, AMOAND_W, AMOOR_W, AMOMIN_W, AMOMAX_W, AMOMINU_W,
          AMOMAXU_W);
  private static final int[] COUNTERS = {0xc00, 0xc01, 0xc02, 0xc80, 0xc81, 0xc82};
  private static final int[] STRIDES = {4, 60, 64, 256, 1024, 4096, 4096 + 64, 8192, -4096, 2046};

  private final Random random;
  private final int hotPage;
  private final int rareFaults;

  ProgramGenerator(Random random) {
    this.random = random;
    this.hotPage = random.nextInt(MemoryPlan.DATA_PAGES - 6);
    this.rareFaults = 20 + random.nextInt(200);
  }

  /** The main program; ends in ebreak. */
  List<Integer> program() {
    List<Integer> words = new ArrayList<>();
    int fragments = 10 + random.nextInt(50);
    for (int i = 0; i < fragments; i++) {
      words.addAll(fragment(0));
    }
    words.add(EBREAK.match());
    return words;
  }

  /** A function: a few instructions, then back to the caller. */
  List<Integer> function() {
    List<Integer> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      words.add(random.nextInt(3) == 0 ? loadAt(POINTER, 0) : arithmetic());
    }
    words.add(encode(JALR, 0, RA, 0, 0));
    return words;
  }

  private List<Integer> fragment(int depth) {
    if (random.nextInt(rareFaults) == 0) {
      return faulting();
    }
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> plain();
      case 3, 4, 5 -> access();
      case 6 -> branchOver(depth);
      case 7 -> jumpOver(depth);
      case 8, 9 -> depth < DEEPEST ? loop(depth) : access();
      case 10 -> depth < DEEPEST ? sweep(depth) : plain();
      case 11 -> atomic();
      case 12 -> List.of(encode(CSRRS, any(), 0, 0, COUNTERS[random.nextInt(6)]));
      case 13 -> List.of(random.nextInt(4) == 0 ? FENCE_I.match() : encode(FENCE, 0, 0, 0, 0xff));
      case 14 -> random.nextInt(3) == 0 ? selfModifying() : call();
      default -> call();
    };
  }

  private List<Integer> plain() {
    List<Integer> words = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      words.add(arithmetic());
    }
    return words;
  }

  private int arithmetic() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> encode(oneOf(REGISTER), any(), any(), any(), 0);
      case 3, 4, 5 -> encode(oneOf(IMMEDIATE), any(), any(), 0, small());
      case 6 -> encode(oneOf(SHIFT), any(), any(), 0, random.nextInt(32));
      case 7 -> encode(oneOf(MULTIPLY), any(), any(), any(), 0);
      default ->
          encode(random.nextBoolean() ? LUI : AUIPC, any(), 0, 0, random.nextInt() & 0xfffff000);
    };
  }

  private List<Integer> access() {
    List<Integer> words = new ArrayList<>();
    int offset = small();
    setRegister(words, POINTER, dataAddress() - offset);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int near = Math.max(-2048, Math.min(2047, offset + (random.nextInt(9) - 4) * 4));
      words.add(random.nextBoolean() ? loadAt(POINTER, near) : storeAt(POINTER, near));
      if (random.nextBoolean()) {
        words.add(arithmetic());
      }
    }
    return words;
  }

  /** A loop, or one whose pointer moves on. */
  List<Integer> anyLoop() {
    return random.nextInt(3) == 0 ? sweep(0) : loop(0);
  }

  private List<Integer> loop(int depth) {
    List<Integer> body = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      body.addAll(fragment(depth + 1));
    }
    return counted(depth, 2 + random.nextInt(12), body);
  }

  /** A loop whose pointer moves on by a stride: many pages, many lines, one set. */
  private List<Integer> sweep(int depth) {
    int pointer = FIRST_MOVING + depth;
    int stride = STRIDES[random.nextInt(STRIDES.length)];
    List<Integer> words = new ArrayList<>();
    setRegister(words, pointer, stride < 0 ? dataEnd() - 64 : dataAddress());
    List<Integer> body = new ArrayList<>();
    body.add(random.nextBoolean() ? loadAt(pointer, 0) : storeAt(pointer, 0));
    setRegister(body, 7, stride);
    body.add(encode(ADD, pointer, pointer, 7, 0));
    words.addAll(counted(depth, 5 + random.nextInt(50), body));
    return words;
  }

  private List<Integer> counted(int depth, int times, List<Integer> body) {
    int counter = FIRST_COUNTER + depth;
    List<Integer> words = new ArrayList<>();
    if (body.size() > 900) {
      return words;
    }
    words.add(encode(ADDI, counter, 0, 0, times));
    words.addAll(body);
    words.add(encode(ADDI, counter, counter, 0, -1));
    words.add(encode(BNE, 0, counter, 0, -4 * (body.size() + 1)));
    return words;
  }

  private List<Integer> branchOver(int depth) {
    List<Integer> skipped = fragment(depth);
    List<Integer> words = new ArrayList<>();
    if (skipped.size() < 900) {
      words.add(encode(oneOf(BRANCHES), 0, any(), any(), 4 * (skipped.size() + 1)));
    }
    words.addAll(skipped);
    return words;
  }

  private List<Integer> jumpOver(int depth) {
    List<Integer> skipped = random.nextBoolean() ? garbage() : fragment(depth);
    List<Integer> words = new ArrayList<>();
    if (random.nextBoolean() && skipped.size() < 480) {
      words.add(encode(AUIPC, 9, 0, 0, 0));
      words.add(encode(JALR, 0, 9, 0, 4 * (skipped.size() + 2)));
    } else {
      words.add(encode(JAL, 0, 0, 0, 4 * (skipped.size() + 1)));
    }
    words.addAll(skipped);
    return words;
  }

  private List<Integer> garbage() {
    return random.ints(random.nextInt(120)).boxed().toList();
  }

  private List<Integer> call() {
    List<Integer> words = new ArrayList<>();
    int page = random.nextInt(MemoryPlan.FUNCTION_PAGES);
    setRegister(words, 9, MemoryPlan.FUNCTIONS + page * 4096 + functionOffset(page));
    words.add(encode(JALR, RA, 9, 0, 0));
    return words;
  }

  /** Where in its page a function starts. */
  static int functionOffset(int page) {
    return page * 148 % 3800 & -4;
  }

  private List<Integer> atomic() {
    List<Integer> words = new ArrayList<>();
    boolean misaligned = random.nextInt(20) == 0;
    setRegister(words, POINTER, misaligned ? dataAddress() : dataAddress() & -4);
    if (random.nextBoolean()) {
      words.add(encode(oneOf(ATOMICS), any(), POINTER, any(), random.nextInt(4)));
      words.add(arithmetic());
      return words;
    }
    words.add(encode(LR_W, any(), POINTER, 0, random.nextInt(4)));
    if (random.nextBoolean()) {
      words.add(random.nextInt(4) == 0 ? ECALL.match() : arithmetic());
    }
    words.add(encode(SC_W, any(), POINTER, any(), random.nextInt(4)));
    if (random.nextBoolean()) {
      words.add(encode(SC_W, any(), POINTER, any(), 0));
    }
    words.add(arithmetic());
    return words;
  }

  /** Stores an instruction over the start of a function, sometimes fences, and calls it. */
  private List<Integer> selfModifying() {
    if (random.nextInt(3) == 0) {
      return changeTheNextInstruction();
    }
    List<Integer> words = new ArrayList<>();
    int page = random.nextInt(MemoryPlan.FUNCTION_PAGES);
    setRegister(words, POINTER, MemoryPlan.FUNCTIONS + page * 4096 + functionOffset(page));
    setRegister(words, 9, encode(ADDI, any(), any(), 0, small()));
    words.add(encode(SW, 0, POINTER, 9, 0));
    if (random.nextBoolean()) {
      words.add(FENCE_I.match());
    }
    words.add(encode(JALR, RA, POINTER, 0, 0));
    return words;
  }

  /** Swaps the word right behind for another that may read what the swap loads. */
  private List<Integer> changeTheNextInstruction() {
    List<Integer> words = new ArrayList<>();
    words.add(encode(AUIPC, 9, 0, 0, 0));
    setRegister(words, 7, encode(ADDI, any(), any(), 0, small()));
    words.add(encode(ADDI, 9, 9, 0, 20));
    words.add(encode(AMOSWAP_W, any(), 9, 7, 0));
    words.add(encode(ADDI, any(), any(), 0, 1));
    return words;
  }

  private List<Integer> faulting() {
    List<Integer> words = new ArrayList<>();
    int[] bad = {
      MemoryPlan.NOTHING,
      MemoryPlan.TABLE_OUTSIDE_MEMORY,
      MemoryPlan.MISALIGNED_SUPERPAGE,
      MemoryPlan.DATA + 100 * 4096,
      dataEnd() - 2
    };
    setRegister(words, POINTER, bad[random.nextInt(bad.length)] + random.nextInt(2) * 64);
    words.add(encode(LW, 5, 8, 0, -2048));
    switch (random.nextInt(6)) {
      case 0 -> words.add(ECALL.match());
      case 1 -> words.add(random.nextInt());
      case 2 -> words.add(encode(JALR, RA, POINTER, 0, 0));
      case 3 -> words.add(encode(JALR, RA, POINTER, 0, 2));
      case 4 -> words.add(encode(SW, 0, POINTER, 5, 0));
      default -> words.add(encode(LW, 6, POINTER, 0, 0));
    }
    words.add(encode(ADD, 5, 5, 6, 0));
    return words;
  }

  private int loadAt(int pointer, int offset) {
    return encode(oneOf(LOADS), any(), pointer, 0, offset);
  }

  private int storeAt(int pointer, int offset) {
    return encode(oneOf(STORES), 0, pointer, any(), offset);
  }

  private int dataAddress() {
    if (random.nextInt(12) == 0) {
      return MemoryPlan.SUPERPAGE + (1 << 20) + random.nextInt(3 << 20);
    }
    int page = hotPage + random.nextInt(6);
    if (random.nextInt(3) == 0) {
      page = random.nextInt(MemoryPlan.DATA_PAGES);
    }
    int offset =
        switch (random.nextInt(5)) {
          case 0 -> random.nextInt(4096);
          case 1 -> random.nextInt(64) * 64 + 61 + random.nextInt(3);
          case 2 -> 4093 + random.nextInt(3);
          default -> random.nextInt(1024) * 4;
        };
    return MemoryPlan.DATA + page * 4096 + offset;
  }

  private static int dataEnd() {
    return MemoryPlan.DATA + MemoryPlan.DATA_PAGES * 4096;
  }

  static void setRegister(List<Integer> words, int register, int value) {
    int low = value << 20 >> 20;
    words.add(encode(LUI, register, 0, 0, value - low));
    words.add(encode(ADDI, register, register, 0, low));
  }

  private static int encode(Instruction instruction, int rd, int rs1, int rs2, int immediate) {
    return Encoder.encode(instruction, rd, rs1, rs2, immediate);
  }

  private int any() {
    return random.nextInt(12) == 0 ? 0 : POOL[random.nextInt(POOL.length)];
  }

  private int small() {
    return random.nextInt(4096) - 2048;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
