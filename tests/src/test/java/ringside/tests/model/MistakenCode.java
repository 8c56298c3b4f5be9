package ringside.tests.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Plants a mistake into the code of a region, instruction by instruction of the JVM. */
final class MistakenCode extends MethodVisitor {
  private static final int COUNTS = 6;
  private static final int ADDRESS = 10;

  /** The variable of the guest's register t0, which most programs write. */
  private static final int T0 = 20;

  private static final Map<RegionMistake, String> STAMPS =
      Map.of(
          RegionMistake.TLB_HITS_ARE_NO_USE, "TLB_USED",
          RegionMistake.CACHE_HITS_ARE_NO_USE, "CACHE_USED",
          RegionMistake.FETCHES_ARE_NO_USE, "FETCH_USED");

  private final RegionMistake mistake;
  private @Nullable String array;
  private int variable;
  private int last;

  private MistakenCode(MethodVisitor method, RegionMistake mistake) {
    super(Opcodes.ASM9, method);
    this.mistake = mistake;
  }

  /** A class with the mistake in its method. */
  static byte[] in(byte[] code, RegionMistake mistake) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] thrown) {
            MethodVisitor method = super.visitMethod(access, name, type, signature, thrown);
            return name.equals("run") ? new MistakenCode(method, mistake) : method;
          }
        };
    new ClassReader(code).accept(visitor, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private void note(int opcode) {
    last = opcode;
  }

  private boolean is(RegionMistake one) {
    return mistake == one;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String type) {
    array = name;
    note(opcode);
    if (opcode == Opcodes.PUTFIELD
        && name.equals("target")
        && is(RegionMistake.COMPUTED_TARGET_IS_LOST)) {
      super.visitInsn(Opcodes.POP2);
      return;
    }
    super.visitFieldInsn(opcode, owner, name, type);
  }

  @Override
  public void visitVarInsn(int opcode, int which) {
    variable = which;
    note(opcode);
    if (opcode == Opcodes.LSTORE && which == COUNTS && is(RegionMistake.COUNTS_ARE_LOST)) {
      super.visitInsn(Opcodes.POP2);
      super.visitInsn(Opcodes.LCONST_0);
    }
    super.visitVarInsn(opcode, which);
  }

  @Override
  public void visitInsn(int opcode) {
    int previous = last;
    note(opcode);
    boolean stored = opcode == Opcodes.LASTORE && STAMPS.getOrDefault(mistake, "").equals(array);
    boolean register =
        opcode == Opcodes.IASTORE
            && "x".equals(array)
            && variable == T0
            && previous == Opcodes.ILOAD;
    if (stored) {
      pop(Opcodes.POP2, Opcodes.POP2);
    } else if (register && is(RegionMistake.A_REGISTER_IS_NOT_STORED)) {
      pop(Opcodes.POP2, Opcodes.POP);
    } else if (opcode == Opcodes.I2B && is(RegionMistake.BYTES_EXTEND_WITH_ZEROS)) {
      super.visitIntInsn(Opcodes.SIPUSH, 0xff);
      super.visitInsn(Opcodes.IAND);
    } else if (opcode == Opcodes.I2S && is(RegionMistake.HALF_WORDS_EXTEND_WITH_ZEROS)) {
      super.visitInsn(Opcodes.I2C);
    } else if (opcode == Opcodes.LMUL
        && variable != COUNTS
        && is(RegionMistake.WAITS_TAKE_NO_TIME)) {
      pop(Opcodes.POP2, Opcodes.POP2, Opcodes.LCONST_0);
    } else {
      super.visitInsn(opcode);
    }
  }

  private void pop(int... opcodes) {
    for (int opcode : opcodes) {
      super.visitInsn(opcode);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    note(Opcodes.LDC);
    boolean sign = value.equals(Integer.MIN_VALUE) && is(RegionMistake.UNSIGNED_IS_SIGNED);
    super.visitLdcInsn(sign ? Integer.valueOf(0) : value);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String type, boolean isInterface) {
    note(opcode);
    if (name.equals("merge") && is(RegionMistake.NARROW_STORES_TAKE_THE_WORD)) {
      pop(Opcodes.POP2, Opcodes.SWAP, Opcodes.POP);
    } else if (name.equals("learn") && is(RegionMistake.PREDICTOR_IS_NOT_ASKED)) {
      pop(Opcodes.POP2, Opcodes.POP, Opcodes.ICONST_0);
    } else {
      super.visitMethodInsn(opcode, owner, name, type, isInterface);
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    boolean tags = opcode == Opcodes.IF_ICMPNE && "FETCH_TAGS".equals(array);
    boolean place = opcode == Opcodes.IF_ICMPNE && "PLACES".equals(array);
    boolean aligned = opcode == Opcodes.IFNE && last == Opcodes.IAND;
    boolean jumps = aligned && variable != ADDRESS;
    boolean limit = opcode == Opcodes.IFGE && last == Opcodes.LCMP;
    note(opcode);
    if (tags && is(RegionMistake.LINES_ARE_ENTERED_UNSEEN)
        || place && is(RegionMistake.EVERY_PLACE_IS_THE_ADDRESS_S)) {
      super.visitInsn(Opcodes.POP2);
    } else if (aligned && !jumps && is(RegionMistake.MISALIGNED_ACCESSES_HIT)
        || jumps && is(RegionMistake.MISALIGNED_JUMPS_GO)
        || limit && is(RegionMistake.LIMIT_IS_NOT_LOOKED_AT)) {
      super.visitInsn(Opcodes.POP);
    } else {
      super.visitJumpInsn(opcode, label);
    }
  }
}
