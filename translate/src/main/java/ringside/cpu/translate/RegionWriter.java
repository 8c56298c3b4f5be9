package ringside.cpu.translate;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import ringside.cpu.region.RegionCode;
import ringside.cpu.region.RegionExit;
import ringside.cpu.region.RegionOrder;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;

/**
 * Writes a region as a class whose one method keeps the guest's registers in variables: it loads
 * them, goes to the entry, and leaves by one of the exits, where they are stored again.
 */
final class RegionWriter {
  private static final String NAME = "ringside/cpu/translate/Code";
  private static final String OBJECT = Type.getInternalName(Object.class);

  private final RegionOrder order;
  private final PageCode code;
  private final RegionPlan plan;
  private final BitSet used = new BitSet();
  private final BitSet written = new BitSet();
  private List<RegionExit> exits = List.of();
  private int methodBytes;

  RegionWriter(RegionOrder order, PageCode code, RegionPlan plan) {
    this.order = order;
    this.code = code;
    this.plan = plan;
    plan.members.stream().forEach(this::findRegisters);
  }

  /** Bytes of the method that has been written. */
  int methodBytes() {
    return methodBytes;
  }

  /** The ways out of what has been written. */
  List<RegionExit> exits() {
    return exits;
  }

  private void findRegisters(int index) {
    Instruction instruction = code.at(index);
    if (instruction == null) {
      return;
    }
    int word = code.word(index);
    Format format = instruction.format();
    if (format.readsRs1()) {
      used.set(Fields.rs1(word));
    }
    if (format.readsRs2()) {
      used.set(Fields.rs2(word));
    }
    if (format.writesRd()) {
      used.set(Fields.rd(word));
      written.set(Fields.rd(word));
    }
    used.clear(0);
    written.clear(0);
  }

  /** The class. */
  byte[] write() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    String[] interfaces = {Type.getInternalName(RegionCode.class)};
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, NAME, null, OBJECT, interfaces);
    for (RegionArray array : RegionArray.values()) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      writer.visitField(access, array.name(), array.descriptor(), null, null).visitEnd();
    }
    initializer(writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null));
    constructor(writer.visitMethod(0, "<init>", "()V", null, null));
    String run = "(L" + Emitter.STATE_CLASS + ";II)I";
    code(writer.visitMethod(Opcodes.ACC_PUBLIC, "run", run, null, null));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void initializer(MethodVisitor method) {
    method.visitCode();
    String lookup = "java/lang/invoke/MethodHandles$Lookup";
    String handles = "java/lang/invoke/MethodHandles";
    method.visitMethodInsn(Opcodes.INVOKESTATIC, handles, "lookup", "()L" + lookup + ";", false);
    method.visitLdcInsn("_");
    method.visitLdcInsn(Type.getType(Object[].class));
    String descriptor = "(L" + lookup + ";Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";
    method.visitMethodInsn(Opcodes.INVOKESTATIC, handles, "classData", descriptor, false);
    method.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
    method.visitVarInsn(Opcodes.ASTORE, 0);
    for (RegionArray array : RegionArray.values()) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitIntInsn(Opcodes.BIPUSH, array.ordinal());
      method.visitInsn(Opcodes.AALOAD);
      method.visitTypeInsn(Opcodes.CHECKCAST, array.descriptor());
      method.visitFieldInsn(Opcodes.PUTSTATIC, NAME, array.name(), array.descriptor());
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void constructor(MethodVisitor method) {
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void code(MethodVisitor method) {
    method.visitCode();
    Emitter emit = new Emitter(method, NAME);
    BlockWriter blocks = new BlockWriter(emit, order, code, plan);
    Label end = new Label();
    enter(emit);
    Label[] entries = plan.entries().stream().map(blocks::label).toArray(Label[]::new);
    emit.loadInt(Emitter.PLACE_IN_TABLE);
    emit.table(entries[0], entries);
    blocks.write();
    blocks.writeExits(end);
    exits = blocks.exits();
    emit.label(end);
    leave(emit);
    Label last = new Label();
    emit.label(last);
    method.visitMaxs(0, 0);
    method.visitEnd();
    methodBytes = last.getOffset();
  }

  private void enter(Emitter emit) {
    emit.loadField("stamp", "J");
    emit.storeLong(Emitter.STAMP);
    emit.loadField("limit", "J");
    emit.storeLong(Emitter.LIMIT);
    emit.push(0L);
    emit.storeLong(Emitter.COUNTS);
    emit.push(0);
    emit.storeInt(Emitter.TARGET);
    used.stream()
        .forEach(
            register -> {
              emit.loadField("x", "[I");
              emit.push(register);
              emit.op(Opcodes.IALOAD);
              emit.storeRegister(register);
            });
  }

  private void leave(Emitter emit) {
    written.stream()
        .forEach(
            register -> {
              emit.loadField("x", "[I");
              emit.push(register);
              emit.loadRegister(register);
              emit.op(Opcodes.IASTORE);
            });
    emit.storeField("stamp", "J", () -> emit.loadLong(Emitter.STAMP));
    emit.storeField("counts", "J", () -> emit.loadLong(Emitter.COUNTS));
    emit.storeField("target", "I", () -> emit.loadInt(Emitter.TARGET));
    emit.loadInt(Emitter.PLACE_IN_TABLE);
    emit.op(Opcodes.IRETURN);
  }
}
