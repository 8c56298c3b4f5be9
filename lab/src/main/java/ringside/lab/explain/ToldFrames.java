package ringside.lab.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.Register;
import ringside.isa.elf.dwarf.FrameRow;

/** Who called whom, as the compiler says (DWARF, "Call Frame Information"). */
final class ToldFrames {
  private static final int SP = 2;

  private final Code code;
  private final UserView stack;

  ToldFrames(Code code, UserView stack) {
    this.code = code;
    this.stack = stack;
  }

  /**
   * A frame's caller.
   *
   * @param pc where it goes on
   * @param registers as far as they are known there
   */
  record Caller(int pc, Map<Integer, Integer> registers) {}

  /**
   * The caller of a frame; empty where the compiler has said nothing, or what is said does not lead
   * to a call.
   *
   * @param at the frame's instruction, or its call
   * @param registers as far as they are known there
   */
  Optional<Caller> caller(int at, Map<Integer, Integer> registers) {
    FrameRow row = code.image().debug().frames().at(at).orElse(null);
    Integer base = row == null ? null : registers.get(row.base());
    if (row == null || base == null || row.lost()) {
      return Optional.empty();
    }
    int frame = base + row.offset();
    OptionalInt back = before(row.back(), row, frame, registers);
    Integer sp = registers.get(SP);
    boolean down = sp != null && Integer.compareUnsigned(frame, sp) < 0;
    if (down || back.isEmpty() || !Unwinder.isBehindCall(code, back.getAsInt())) {
      return Optional.empty();
    }
    Map<Integer, Integer> before = new HashMap<>();
    for (int register = 0; register < Register.names().size(); register++) {
      int number = register;
      if (Register.isSavedByCallee(register)) {
        before(register, row, frame, registers).ifPresent(value -> before.put(number, value));
      }
    }
    before.put(SP, frame);
    return Optional.of(new Caller(back.getAsInt(), before));
  }

  /** What a register held before the function was called. */
  private OptionalInt before(int register, FrameRow row, int frame, Map<Integer, Integer> now) {
    Integer saved = row.saved().get(register);
    if (saved != null) {
      return stack.wordAt(frame + saved);
    }
    Integer value = now.get(register);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
