package ringside.tests.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import ringside.isa.Disassembler;
import ringside.isa.Encoder;
import ringside.isa.Instruction;

/**
 * Makes a program small that still shows something: takes out ever smaller runs of its
 * instructions, each replaced by a nop, so that all others stay where branches look for them
 * (Zeller, Hildebrandt: Simplifying and isolating failure-inducing input, 2002).
 */
final class Shrinking {
  private static final int NOP = Encoder.encode(Instruction.ADDI, 0, 0, 0, 0);

  private final List<Integer> program;
  private final Predicate<List<Integer>> shows;
  private final BitSet kept = new BitSet();

  private Shrinking(List<Integer> program, Predicate<List<Integer>> shows) {
    this.program = program;
    this.shows = shows;
    kept.set(0, program.size());
  }

  /** The smallest program that is found, of which no further instruction can be left out. */
  static List<Integer> shrink(List<Integer> program, Predicate<List<Integer>> shows) {
    Shrinking shrinking = new Shrinking(program, shows);
    int run = program.size() / 2;
    while (run > 0) {
      run = shrinking.leavesOut(run) ? run : run / 2;
    }
    return shrinking.words();
  }

  /** Whether any run of so many instructions that are left could go, too. */
  private boolean leavesOut(int run) {
    int[] left = kept.stream().toArray();
    boolean any = false;
    for (int first = 0; first < left.length; first += run) {
      int[] out =
          IntStream.range(first, Math.min(left.length, first + run)).map(i -> left[i]).toArray();
      IntStream.of(out).forEach(kept::clear);
      if (shows.test(words())) {
        any = true;
      } else {
        IntStream.of(out).forEach(kept::set);
      }
    }
    return any;
  }

  private List<Integer> words() {
    List<Integer> words = new ArrayList<>(program);
    for (int i = 0; i < words.size(); i++) {
      words.set(i, kept.get(i) ? program.get(i) : Integer.valueOf(NOP));
    }
    return words;
  }

  /** The instructions that do something, with their addresses. */
  static List<String> listing(int address, List<Integer> words) {
    return IntStream.range(0, words.size())
        .filter(i -> words.get(i) != NOP)
        .mapToObj(i -> line(address + 4 * i, words.get(i)))
        .toList();
  }

  private static String line(int address, int word) {
    return Integer.toHexString(address) + "  " + Disassembler.disassemble(word, address);
  }
}
