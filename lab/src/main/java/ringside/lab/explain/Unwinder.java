package ringside.lab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ringside.isa.Instruction;
import ringside.isa.Register;
import ringside.kernel.process.GuestThread;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Who called whom, read from the code: where a function has put its return address and how far it
 * has moved the stack pointer follows from its instructions. Where they leave it open the list
 * ends: a caller is never guessed.
 */
final class Unwinder {
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int MOST_FRAMES = 20_000;

  private final PhysicalMemory memory;
  private @Nullable FrameAnalysis last;

  Unwinder(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** A frame on the way: what is known of the registers that its function had. */
  private record Step(int pc, Map<Integer, Integer> registers) {
    @Nullable Integer register(int number) {
      return registers.get(number);
    }
  }

  /** Addresses of the frames, innermost first; those of callers are where they go on. */
  List<Integer> addresses(GuestThread thread, int pc, List<Integer> registers) {
    Code code = new Code(thread.process().image());
    FrameAnalysis analysis = analysis(code);
    UserView stack = new UserView(memory, thread.process().space());
    List<Integer> found = new ArrayList<>(List.of(pc));
    Optional<Step> next = caller(code, analysis, stack, step(pc, registers), true);
    while (next.isPresent() && found.size() < MOST_FRAMES) {
      found.add(next.get().pc());
      next = caller(code, analysis, stack, next.get(), false);
    }
    return found;
  }

  /** A frame by its number; those one behind the other that go on at the same place have one. */
  Optional<Backtrace.Level> level(GuestThread thread, int pc, List<Integer> registers, int number) {
    Code code = new Code(thread.process().image());
    FrameAnalysis analysis = analysis(code);
    UserView stack = new UserView(memory, thread.process().space());
    Step step = step(pc, registers);
    int level = 0;
    for (int found = 1; level < number && found < MOST_FRAMES; found++) {
      Optional<Step> next = caller(code, analysis, stack, step, found == 1);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      level += next.get().pc() == step.pc() ? 0 : 1;
      step = next.get();
    }
    int at = level == 0 ? step.pc() : step.pc() - 4;
    return Optional.of(new Backtrace.Level(step.pc(), at, step.registers()));
  }

  /** Where the innermost function returns to, if that is certain. */
  Optional<Backtrace.Caller> caller(GuestThread thread, int pc, List<Integer> registers) {
    Code code = new Code(thread.process().image());
    UserView stack = new UserView(memory, thread.process().space());
    Optional<Step> caller =
        caller(code, analysis(code), stack, step(pc, registers), true)
            .filter(step -> step.register(SP) != null);
    return caller.map(
        step -> new Backtrace.Caller(step.pc(), Objects.requireNonNull(step.register(SP))));
  }

  private static Step step(int pc, List<Integer> registers) {
    Map<Integer, Integer> known = new HashMap<>();
    for (int i = 0; i < registers.size(); i++) {
      known.put(i, registers.get(i));
    }
    return new Step(pc, known);
  }

  /** Threads of one program come one after another, and share what has been found out. */
  private FrameAnalysis analysis(Code code) {
    FrameAnalysis analysis = last;
    if (analysis == null || !analysis.isOf(code.image())) {
      analysis = new FrameAnalysis(code);
      last = analysis;
    }
    return analysis;
  }

  private static Optional<Step> caller(
      Code code, FrameAnalysis analysis, UserView stack, Step step, boolean innermost) {
    int at = innermost ? step.pc() : step.pc() - 4;
    if (code.wordAt(at).isEmpty()) {
      return innermost ? jumpedAstray(code, step) : Optional.empty();
    }
    Optional<ToldFrames.Caller> told = new ToldFrames(code, stack).caller(at, step.registers());
    if (told.isPresent()) {
      return Optional.of(new Step(told.get().pc(), told.get().registers()));
    }
    OptionalInt function = analysis.function(at);
    boolean begins = function.isPresent() && function.getAsInt() == code.image().entry();
    Optional<FrameState> state = innermost ? analysis.before(at) : analysis.afterCall(at);
    return begins || state.isEmpty()
        ? Optional.empty()
        : caller(code, stack, step, state.get(), innermost);
  }

  private static Optional<Step> caller(
      Code code, UserView stack, Step step, FrameState state, boolean innermost) {
    OptionalInt top = stackAtEntry(step, state);
    OptionalInt back = valueAtEntry(RA, step, state, stack, top);
    if (top.isEmpty() || back.isEmpty() || !isBehindCall(code, back.getAsInt())) {
      return Optional.empty();
    }
    Integer sp = step.register(SP);
    boolean down = sp != null && Integer.compareUnsigned(top.getAsInt(), sp) < 0;
    if (down || !innermost && sp != null && top.getAsInt() == sp) {
      return Optional.empty(); // a stack grows with every frame that has saved something
    }
    Map<Integer, Integer> registers = new HashMap<>();
    for (int register = 0; register < Register.names().size(); register++) {
      if (Register.isSavedByCallee(register)) {
        OptionalInt value = valueAtEntry(register, step, state, stack, top);
        int number = register;
        value.ifPresent(known -> registers.put(number, known));
      }
    }
    registers.put(SP, top.getAsInt());
    return Optional.of(new Step(back.getAsInt(), registers));
  }

  /** The stack pointer when the function was entered. */
  private static OptionalInt stackAtEntry(Step step, FrameState state) {
    for (int register = SP; register < Register.names().size(); register++) {
      Integer value = step.register(register);
      if (value != null && state.register(register) instanceof KnownValue.Stack offset) {
        return OptionalInt.of(value - offset.offset());
      }
    }
    return OptionalInt.empty();
  }

  /** What a register held when the function was entered: it still does, or a stack word does. */
  private static OptionalInt valueAtEntry(
      int register, Step step, FrameState state, UserView stack, OptionalInt top) {
    KnownValue wanted = new KnownValue.Initial(register);
    for (int holder = 1; holder < Register.names().size(); holder++) {
      Integer value = step.register(holder);
      if (value != null && state.register(holder).equals(wanted)) {
        return OptionalInt.of(value);
      }
    }
    OptionalInt saved = state.saved(register);
    return saved.isPresent() && top.isPresent()
        ? stack.wordAt(top.getAsInt() + saved.getAsInt())
        : OptionalInt.empty();
  }

  /**
   * The pc is where no code is. Who came there by a call through a register is known; a call of
   * another function that has returned long ago is not to be taken for it.
   */
  private static Optional<Step> jumpedAstray(Code code, Step step) {
    Integer back = step.register(RA);
    if (back == null || !isBehindCall(code, back)) {
      return Optional.empty();
    }
    boolean throughRegister =
        Instruction.decode(code.wordAt(back - 4).orElse(0)) == Instruction.JALR
            && Jump.target(code, back - 4).isEmpty();
    return throughRegister ? Optional.of(new Step(back, step.registers())) : Optional.empty();
  }

  static boolean isBehindCall(Code code, int address) {
    return Jump.isCall(code.wordAt(address - 4).orElse(0));
  }
}
