package ringside.isa.elf.dwarf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** The stack machine of places (DWARF 5, section 2.5), as far as compilers of C use it. */
final class PlaceExpression {
  private static final int ADDR = 0x03;
  private static final int CONST1U = 0x08;
  private static final int DUP = 0x12;
  private static final int XOR = 0x27;
  private static final int LIT0 = 0x30;
  private static final int REG0 = 0x50;
  private static final int BREG0 = 0x70;
  private static final int REGX = 0x90;
  private static final int IMPLICIT_VALUE = 0x9e;
  private static final int STACK_VALUE = 0x9f;
  private static final int MOST_STEPS = 1_000;
  private static final int MOST_STACK = 100;

  private final PlaceMachine machine;
  private final Optional<byte[]> frameBase;
  private final Deque<Integer> stack = new ArrayDeque<>();

  PlaceExpression(PlaceMachine machine, Optional<byte[]> frameBase) {
    this.machine = machine;
    this.frameBase = frameBase;
  }

  Place evaluate(DwarfBytes in) throws DwarfException {
    for (int steps = 0; in.hasMore() && steps < MOST_STEPS; steps++) {
      int opcode = in.u8();
      if (opcode >= REG0 && opcode < BREG0) {
        return last(in, new Place.Register(opcode - REG0));
      } else if (opcode == REGX) {
        return last(in, new Place.Register((int) in.uleb()));
      } else if (opcode == STACK_VALUE) {
        return last(in, new Place.Value(pop()));
      } else if (opcode == IMPLICIT_VALUE) {
        return last(in, implicit(in.bytes(in.uleb())));
      }
      step(opcode, in);
    }
    return last(in, new Place.Memory(pop()));
  }

  /** What is in several pieces is no place of its own. */
  private static Place last(DwarfBytes in, Place place) throws DwarfException {
    if (in.hasMore()) {
      throw new DwarfException("a place in pieces");
    }
    return place;
  }

  private static Place implicit(byte[] bytes) throws DwarfException {
    if (bytes.length > 4) {
      throw new DwarfException("a value of more than a word");
    }
    int value = 0;
    for (int i = 0; i < bytes.length; i++) {
      value |= (bytes[i] & 0xff) << 8 * i;
    }
    return new Place.Value(value);
  }

  private void step(int opcode, DwarfBytes in) throws DwarfException {
    if (opcode >= LIT0 && opcode < REG0) {
      push(opcode - LIT0);
    } else if (opcode >= BREG0 && opcode < REGX) {
      push(known(machine.register(opcode - BREG0)) + (int) in.sleb());
    } else if (opcode >= CONST1U && opcode < DUP || opcode == ADDR) {
      push(constant(opcode, in));
    } else if (opcode >= DUP && opcode <= XOR) {
      arithmetic(opcode, in);
    } else {
      other(opcode, in);
    }
  }

  private void other(int opcode, DwarfBytes in) throws DwarfException {
    switch (opcode) {
      case 0x06 -> push(known(machine.word(pop()))); // deref
      case 0x91 -> push(frameBase() + (int) in.sleb()); // fbreg
      case 0x92 -> { // bregx
        int register = (int) in.uleb();
        push(known(machine.register(register)) + (int) in.sleb());
      }
      case 0x96 -> {} // nop
      case 0x9c -> push(known(machine.frame())); // call_frame_cfa
      default -> throw new DwarfException("an operation " + opcode);
    }
  }

  private static int constant(int opcode, DwarfBytes in) throws DwarfException {
    return switch (opcode) {
      case 0x03, 0x0c, 0x0d -> in.word(); // addr, const4u, const4s
      case 0x08 -> in.u8(); // const1u
      case 0x09 -> (byte) in.u8(); // const1s
      case 0x0a -> in.u16(); // const2u
      case 0x0b -> (short) in.u16(); // const2s
      case 0x0e, 0x0f -> (int) in.u64(); // const8u, const8s
      case 0x10 -> (int) in.uleb(); // constu
      default -> (int) in.sleb();
    };
  }

  private void arithmetic(int opcode, DwarfBytes in) throws DwarfException {
    int top = pop();
    switch (opcode) {
      case 0x12 -> { // dup
        push(top);
        push(top);
      }
      case 0x13 -> {} // drop
      case 0x1f -> push(-top); // neg
      case 0x20 -> push(~top); // not
      case 0x23 -> push(top + (int) in.uleb()); // plus_uconst
      case 0x1a -> push(pop() & top); // and
      case 0x1c -> push(pop() - top); // minus
      case 0x1e -> push(pop() * top); // mul
      case 0x21 -> push(pop() | top); // or
      case 0x22 -> push(pop() + top); // plus
      case 0x24 -> push(pop() << top); // shl
      case 0x25 -> push(pop() >>> top); // shr
      case 0x26 -> push(pop() >> top); // shra
      case 0x27 -> push(pop() ^ top); // xor
      default -> throw new DwarfException("an operation " + opcode);
    }
  }

  /** The function's own expression: a register, or the canonical frame address. */
  private int frameBase() throws DwarfException {
    if (frameBase.isEmpty()) {
      throw new DwarfException("no frame base");
    }
    PlaceExpression base = new PlaceExpression(machine, Optional.empty());
    Place place = base.evaluate(new DwarfBytes(frameBase.get()));
    if (place instanceof Place.Register register) {
      return known(machine.register(register.number()));
    } else if (place instanceof Place.Memory memory) {
      return memory.address();
    }
    throw new DwarfException("no frame base");
  }

  private void push(int value) throws DwarfException {
    if (stack.size() >= MOST_STACK) {
      throw new DwarfException("the stack is full");
    }
    stack.push(value);
  }

  private int pop() throws DwarfException {
    if (stack.isEmpty()) {
      throw new DwarfException("the stack is empty");
    }
    return stack.pop();
  }

  private static int known(OptionalInt value) throws DwarfException {
    if (value.isEmpty()) {
      throw new DwarfException("what it needs is not known");
    }
    return value.getAsInt();
  }
}
