package ringside.cpu.translate;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import ringside.cpu.region.RegionState;

/** Writes the JVM's instructions, with the variables of a region's method by name. */
final class Emitter {
  private static final int STATE = 1;
  static final int PAGE = 2;

  /** The entry, then the exit. */
  static final int PLACE_IN_TABLE = 3;

  static final int STAMP = 4;
  static final int COUNTS = 6;
  static final int LIMIT = 8;
  static final int ADDRESS = 10;
  static final int INDEX = 11;
  static final int LINE = 12;
  static final int TARGET = 14;

  /** Of the guest's register x0, which has none. */
  private static final int REGISTERS = 15;

  static final String STATE_CLASS = Type.getInternalName(RegionState.class);

  private final MethodVisitor method;
  private final String owner;

  Emitter(MethodVisitor method, String owner) {
    this.method = method;
    this.owner = owner;
  }

  void op(int... opcodes) {
    for (int opcode : opcodes) {
      method.visitInsn(opcode);
    }
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void push(long value) {
    if (value == 0 || value == 1) {
      method.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void array(RegionArray array) {
    method.visitFieldInsn(Opcodes.GETSTATIC, owner, array.name(), array.descriptor());
  }

  void loadInt(int variable) {
    method.visitVarInsn(Opcodes.ILOAD, variable);
  }

  void storeInt(int variable) {
    method.visitVarInsn(Opcodes.ISTORE, variable);
  }

  void loadLong(int variable) {
    method.visitVarInsn(Opcodes.LLOAD, variable);
  }

  void storeLong(int variable) {
    method.visitVarInsn(Opcodes.LSTORE, variable);
  }

  void loadState() {
    method.visitVarInsn(Opcodes.ALOAD, STATE);
  }

  /** A guest register; x0 is 0. */
  void loadRegister(int register) {
    if (register == 0) {
      push(0);
    } else {
      loadInt(REGISTERS + register);
    }
  }

  /** Not for x0. */
  void storeRegister(int register) {
    storeInt(REGISTERS + register);
  }

  /** Adds to a variable. */
  void advance(int variable, long by) {
    if (by != 0) {
      loadLong(variable);
      push(by);
      op(Opcodes.LADD);
      storeLong(variable);
    }
  }

  /** The stamp some cycles after the block's first. */
  void stamp(int cycles) {
    loadLong(STAMP);
    if (cycles != 0) {
      push(RegionState.stamps(cycles));
      op(Opcodes.LADD);
    }
  }

  /** A field of the state. */
  void loadField(String name, String descriptor) {
    loadState();
    method.visitFieldInsn(Opcodes.GETFIELD, STATE_CLASS, name, descriptor);
  }

  void storeField(String name, String descriptor, Runnable value) {
    loadState();
    value.run();
    method.visitFieldInsn(Opcodes.PUTFIELD, STATE_CLASS, name, descriptor);
  }

  void callState(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STATE_CLASS, name, descriptor, false);
  }

  void callStatic(Class<?> type, String name, String descriptor) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, Type.getInternalName(type), name, descriptor, false);
  }

  void label(Label label) {
    method.visitLabel(label);
  }

  void jump(int opcode, Label label) {
    method.visitJumpInsn(opcode, label);
  }

  void go(Label label) {
    jump(Opcodes.GOTO, label);
  }

  void table(Label otherwise, Label... labels) {
    method.visitTableSwitchInsn(0, labels.length - 1, otherwise, labels);
  }

  void lookup(Label otherwise, int[] keys, Label[] labels) {
    method.visitLookupSwitchInsn(otherwise, keys, labels);
  }
}
