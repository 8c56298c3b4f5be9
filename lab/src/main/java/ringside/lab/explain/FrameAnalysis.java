package ringside.lab.explain;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.elf.ElfImage;

/**
 * Finds out what is known at a place in a function by following all ways from the function's
 * beginning. Nothing that the code does not prove is claimed.
 */
final class FrameAnalysis {
  /** More than any function needs; a bound for nonsense. */
  private static final int MOST_VISITS = 100_000;

  private final Code code;
  private final FunctionStarts starts;
  private final Map<Integer, Map<Integer, FrameState>> functions = new HashMap<>();

  FrameAnalysis(Code code) {
    this.code = code;
    this.starts = new FunctionStarts(code);
  }

  @SuppressWarnings("ReferenceEquality") // the same program, not one that is like it
  boolean isOf(ElfImage image) {
    return code.image() == image;
  }

  /** The function that an address belongs to: where it begins, if that is known. */
  OptionalInt function(int address) {
    OptionalInt start = starts.before(address);
    boolean reached = start.isPresent() && states(start.getAsInt()).containsKey(address);
    return reached ? start : OptionalInt.empty();
  }

  /** What is known before the instruction at an address; empty where no way leads there. */
  Optional<FrameState> before(int address) {
    OptionalInt start = starts.before(address);
    return start.isPresent()
        ? Optional.ofNullable(states(start.getAsInt()).get(address))
        : Optional.empty();
  }

  /** What is known behind the call at an address. */
  Optional<FrameState> afterCall(int address) {
    int word = code.wordAt(address).orElse(0);
    return Jump.isCall(word) ? before(address).map(state -> state.after(word)) : Optional.empty();
  }

  private Map<Integer, FrameState> states(int start) {
    return functions.computeIfAbsent(start, this::follow);
  }

  private Map<Integer, FrameState> follow(int start) {
    Map<Integer, FrameState> states = new HashMap<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    states.put(start, FrameState.atEntry());
    open.add(start);
    for (int visits = 0; !open.isEmpty(); visits++) {
      if (visits == MOST_VISITS) {
        return Map.of();
      }
      int address = open.remove();
      OptionalInt word = code.wordAt(address);
      FrameState state = states.get(address);
      if (word.isPresent() && state != null) {
        goOn(address, word.getAsInt(), state, states, open);
      }
    }
    return states;
  }

  private void goOn(
      int address,
      int word,
      FrameState state,
      Map<Integer, FrameState> states,
      ArrayDeque<Integer> open) {
    if (Jump.isIndirect(word)) {
      return;
    }
    OptionalInt target = Jump.inside(code, address);
    if (target.isPresent() && !starts.contains(target.getAsInt())) {
      arrive(target.getAsInt(), state, states, open);
    }
    if (!Jump.isDirect(word) && !starts.contains(address + 4)) {
      arrive(address + 4, state.after(word), states, open);
    }
  }

  private static void arrive(
      int address, FrameState state, Map<Integer, FrameState> states, ArrayDeque<Integer> open) {
    FrameState known = states.get(address);
    FrameState met = known == null ? state : known.meet(state);
    if (known == null || !met.sameAs(known)) {
      states.put(address, met);
      open.add(address);
    }
  }
}
