package ringside.tests.model;

import static ringside.isa.Instruction.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ringside.isa.Encoder;

/**
 * Random programs of loops alone, in which happens what regions may get wrong: their code changes
 * at each turn, a line goes while its last instruction loads, a jump goes to no instruction.
 */
final class LoopGenerator {
  private static final int COUNTER = 19;
  private static final int LINE = 16;

  private final Random random;
  private final ProgramGenerator generator;

  LoopGenerator(Random random) {
    this.random = random;
    this.generator = new ProgramGenerator(random);
  }

  /** Ends in ebreak. */
  List<Integer> program() {
    List<Integer> words = new ArrayList<>();
    for (int i = 6 + random.nextInt(12); i >= 0; i--) {
      words.addAll(
          switch (random.nextInt(6)) {
            case 0 -> counted(changingCode());
            case 1 -> counted(loadAtTheEndOfALine(words.size() + 1));
            case 2 -> counted(jumpToNoInstruction());
            default -> generator.anyLoop();
          });
    }
    words.add(EBREAK.match());
    return words;
  }

  /** Another instruction at the beginning of a function for each turn. */
  private List<Integer> changingCode() {
    List<Integer> words = new ArrayList<>();
    int function = MemoryPlan.FUNCTIONS + random.nextInt(MemoryPlan.FUNCTION_PAGES) * 4096;
    int offset = ProgramGenerator.functionOffset((function - MemoryPlan.FUNCTIONS) / 4096);
    ProgramGenerator.setRegister(words, 8, function + offset);
    ProgramGenerator.setRegister(words, 9, Encoder.encode(ADDI, 5, 5, 0, random.nextInt(900)));
    words.add(Encoder.encode(SLLI, 10, COUNTER, 0, 20));
    words.add(Encoder.encode(ADD, 9, 9, 10, 0));
    for (int i = random.nextInt(4); i >= 0; i--) {
      words.add(Encoder.encode(JALR, 1, 8, 0, 0));
    }
    words.add(Encoder.encode(SW, 0, 8, 9, 0));
    for (int i = random.nextInt(3); i >= 0; i--) {
      words.add(Encoder.encode(JALR, 1, 8, 0, 0));
    }
    return words;
  }

  /** The next instruction, in a line that is not there any more, reads what is loaded. */
  private List<Integer> loadAtTheEndOfALine(int position) {
    List<Integer> words = new ArrayList<>();
    words.add(FENCE_I.match());
    ProgramGenerator.setRegister(words, 8, MemoryPlan.DATA + random.nextInt(64) * 64);
    while ((position + words.size()) % LINE != LINE - 1) {
      words.add(Encoder.encode(ADDI, 5, 6, 0, random.nextInt(100)));
    }
    words.add(Encoder.encode(LW, 6, 8, 0, 4 * random.nextInt(100)));
    words.add(Encoder.encode(ADD, 7, 6, 5, 0));
    return words;
  }

  private List<Integer> jumpToNoInstruction() {
    List<Integer> words = new ArrayList<>();
    words.add(Encoder.encode(AUIPC, 8, 0, 0, 0));
    words.add(Encoder.encode(ADDI, 8, 8, 0, 0));
    words.add(Encoder.encode(JALR, 1, 8, 0, 18));
    words.add(Encoder.encode(ADDI, 5, 5, 0, 1));
    return words;
  }

  private List<Integer> counted(List<Integer> body) {
    List<Integer> words = new ArrayList<>();
    words.add(Encoder.encode(ADDI, COUNTER, 0, 0, 3 + random.nextInt(5)));
    words.addAll(body);
    words.add(Encoder.encode(ADDI, COUNTER, COUNTER, 0, -1));
    words.add(Encoder.encode(BNE, 0, COUNTER, 0, -4 * (body.size() + 1)));
    return words;
  }
}
