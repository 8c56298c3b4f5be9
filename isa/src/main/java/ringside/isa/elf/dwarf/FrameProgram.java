package ringside.isa.elf.dwarf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Call frame instructions (DWARF 5, section 6.4.2), as far as compilers use them for RISC-V. */
final class FrameProgram {
  /** x0..x31; those of floating point are not here. */
  static final int LAST_REGISTER = 31;

  private static final int ADVANCE = 1;
  private static final int OFFSET = 2;
  private static final int RESTORE = 3;
  private static final int LOW_BITS = 0x3f;
  private static final int MOST_REMEMBERED = 64;

  private final FrameTable.Function function;
  private State state = new State(-1, 0, Map.of(), false);
  private State first = state;
  private final Deque<State> remembered = new ArrayDeque<>();
  private int at;
  private int wanted;

  private record State(long base, long offset, Map<Integer, Integer> saved, boolean lost) {}

  FrameProgram(FrameTable.Function function) {
    this.function = function;
    this.at = function.start();
  }

  /** The state before an instruction of the function. */
  FrameRow at(int pc) throws DwarfException {
    wanted = pc;
    run(function.common().program().again());
    first = state;
    run(function.program().again());
    if (state.base < 0 || state.base > LAST_REGISTER) {
      throw new DwarfException("no frame is described");
    }
    return new FrameRow(
        (int) state.base, (int) state.offset, function.common().back(), state.saved, state.lost);
  }

  private void run(DwarfBytes program) throws DwarfException {
    while (program.hasMore() && Integer.compareUnsigned(at, wanted) <= 0) {
      int opcode = program.u8();
      int low = opcode & LOW_BITS;
      switch (opcode >> 6) {
        case ADVANCE -> advance(low);
        case OFFSET -> save(low, program.uleb());
        case RESTORE -> restore(low);
        default -> extended(opcode, program);
      }
    }
  }

  private void extended(int opcode, DwarfBytes program) throws DwarfException {
    switch (opcode) {
      case 0x00 -> {} // nop
      case 0x01 -> at = program.word(); // set_loc
      case 0x02 -> advance(program.u8()); // advance_loc1
      case 0x03 -> advance(program.u16()); // advance_loc2
      case 0x04 -> advance(program.u32()); // advance_loc4
      case 0x05 -> save(program.uleb(), program.uleb()); // offset_extended
      case 0x06 -> restore(program.uleb()); // restore_extended
      case 0x07 -> undefined(program.uleb()); // undefined
      case 0x08 -> forget(program.uleb()); // same_value
      case 0x0a -> remember(); // remember_state
      case 0x0b -> recall(); // restore_state
      case 0x0c -> define(program.uleb(), program.uleb()); // def_cfa
      case 0x0d -> define(program.uleb(), state.offset); // def_cfa_register
      case 0x0e -> define(state.base, program.uleb()); // def_cfa_offset
      case 0x11 -> save(program.uleb(), program.sleb()); // offset_extended_sf
      case 0x12 ->
          define(program.uleb(), program.sleb() * function.common().dataFactor()); // def_cfa_sf
      case 0x13 ->
          define(state.base, program.sleb() * function.common().dataFactor()); // def_cfa_offset_sf
      case 0x2e -> program.uleb(); // GNU: bytes of arguments on the stack
      default -> throw new DwarfException("a call frame instruction " + opcode);
    }
  }

  private void advance(long units) {
    at += (int) (units * function.common().codeFactor());
  }

  private void define(long base, long offset) {
    state = new State(base, offset, state.saved, state.lost);
  }

  private void save(long register, long factored) {
    Map<Integer, Integer> saved = new HashMap<>(state.saved);
    if (register >= 0 && register <= LAST_REGISTER) {
      saved.put((int) register, (int) (factored * function.common().dataFactor()));
    }
    state = new State(state.base, state.offset, saved, state.lost);
  }

  private void forget(long register) {
    Map<Integer, Integer> saved = new HashMap<>(state.saved);
    saved.remove((int) register);
    state = new State(state.base, state.offset, saved, state.lost);
  }

  private void restore(long register) {
    Integer before = first.saved.get((int) register);
    forget(register);
    if (before != null) {
      Map<Integer, Integer> saved = new HashMap<>(state.saved);
      saved.put((int) register, before);
      state = new State(state.base, state.offset, saved, state.lost);
    }
  }

  private void undefined(long register) {
    boolean lost = state.lost || register == function.common().back();
    state = new State(state.base, state.offset, state.saved, lost);
  }

  private void remember() throws DwarfException {
    if (remembered.size() >= MOST_REMEMBERED) {
      throw new DwarfException("too many states are remembered");
    }
    remembered.push(state);
  }

  /** What is remembered has the frame address, too, as all compilers take it. */
  private void recall() throws DwarfException {
    if (remembered.isEmpty()) {
      throw new DwarfException("no state is remembered");
    }
    state = remembered.pop();
  }
}
