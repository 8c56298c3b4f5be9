package ringside.cpu.translate;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import ringside.cpu.engine.SubWord;
import ringside.cpu.region.RegionOrder;
import ringside.cpu.region.RegionState;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.mmu.LineTable;
import ringside.mmu.cache.CacheShape;

/**
 * Writes loads and stores: if the line is at hand ({@link LineTable}), stamps its slots and reads
 * or writes the word; else asks for the line, and tries again or leaves it to the interpreter. The
 * layout of a place is {@link LineTable}'s.
 */
final class AccessWriter {
  private final Emitter emit;
  private final int places;
  private final int tlbMask;
  private final int cacheMask;

  AccessWriter(Emitter emit, RegionOrder order) {
    this.emit = emit;
    Object[] arrays = RegionArray.of(order);
    places = length(arrays, RegionArray.PLACES);
    tlbMask = length(arrays, RegionArray.TLB_USED) - 1;
    cacheMask = length(arrays, RegionArray.CACHE_USED) - 1;
  }

  private static int length(Object[] arrays, RegionArray array) {
    return ((long[]) arrays[array.ordinal()]).length;
  }

  /** Where an access stands. */
  record Situation(int cycles, int bound, Label fails, Slow slow) {}

  /** Code that is written behind the rest, as it is reached seldom. */
  interface Slow {
    void later(Runnable code);
  }

  void load(Instruction instruction, int word, Situation situation) {
    address(Fields.rs1(word), Fields.immediateI(word));
    hit(false, alignMask(instruction), situation);
    chunkAndWord();
    emit.op(Opcodes.IALOAD);
    extend(instruction);
    if (Fields.rd(word) == 0) {
      emit.op(Opcodes.POP);
    } else {
      emit.storeRegister(Fields.rd(word));
    }
  }

  void store(Instruction instruction, int word, Situation situation) {
    address(Fields.rs1(word), Fields.immediateS(word));
    int alignMask = alignMask(instruction);
    hit(true, alignMask, situation);
    chunkAndWord();
    if (alignMask == 3) {
      emit.loadRegister(Fields.rs2(word));
    } else {
      emit.op(Opcodes.DUP2, Opcodes.IALOAD);
      emit.loadRegister(Fields.rs2(word));
      emit.loadInt(Emitter.ADDRESS);
      emit.push(alignMask);
      emit.callStatic(SubWord.class, "merge", "(IIII)I");
    }
    emit.op(Opcodes.IASTORE);
  }

  private void address(int base, int offset) {
    emit.loadRegister(base);
    if (offset != 0) {
      emit.push(offset);
      emit.op(Opcodes.IADD);
    }
    emit.storeInt(Emitter.ADDRESS);
  }

  private void hit(boolean store, int alignMask, Situation situation) {
    Label again = new Label();
    Label misses = new Label();
    emit.label(again);
    if (alignMask != 0) {
      emit.loadInt(Emitter.ADDRESS);
      emit.push(alignMask);
      emit.op(Opcodes.IAND);
      emit.jump(Opcodes.IFNE, misses);
    }
    place(store);
    emit.loadLong(Emitter.LINE);
    emit.push(LineTable.TAG_SHIFT);
    emit.op(Opcodes.LUSHR, Opcodes.L2I);
    emit.loadInt(Emitter.ADDRESS);
    emit.push(LineTable.ADDRESS_TAG_SHIFT);
    emit.op(Opcodes.IUSHR);
    emit.jump(Opcodes.IF_ICMPNE, misses);
    use(RegionArray.TLB_USED, LineTable.TLB_SHIFT, tlbMask, situation.cycles);
    use(RegionArray.CACHE_USED, LineTable.CACHE_SHIFT, cacheMask, situation.cycles);
    situation.slow.later(() -> miss(misses, store, alignMask, situation, again));
  }

  /** {@link LineTable#index}, and what stands there. */
  private void place(boolean store) {
    emit.array(RegionArray.PLACES);
    emit.loadInt(Emitter.ADDRESS);
    emit.push(CacheShape.LINE_SHIFT - 1);
    emit.op(Opcodes.IUSHR);
    emit.push(places - 2);
    emit.op(Opcodes.IAND, Opcodes.DUP);
    emit.storeInt(Emitter.INDEX);
    if (store) {
      emit.push(1);
      emit.op(Opcodes.IADD); // HotSpot knows the range of a sum, and leaves out the bounds check
    }
    emit.op(Opcodes.LALOAD);
    emit.storeLong(Emitter.LINE);
  }

  private void use(RegionArray used, int shift, int mask, int cycles) {
    emit.array(used);
    emit.loadLong(Emitter.LINE);
    emit.push(shift);
    emit.op(Opcodes.LUSHR, Opcodes.L2I);
    emit.push(mask);
    emit.op(Opcodes.IAND);
    emit.stamp(cycles);
    emit.op(Opcodes.LASTORE);
  }

  private void chunkAndWord() {
    emit.array(RegionArray.WORDS);
    emit.loadInt(Emitter.INDEX);
    emit.push(1);
    emit.op(Opcodes.IUSHR, Opcodes.AALOAD);
    emit.loadLong(Emitter.LINE);
    emit.op(Opcodes.L2I);
    emit.push(LineTable.CHUNK_LINE_MASK);
    emit.op(Opcodes.IAND);
    emit.push(CacheShape.LINE_SHIFT - 2);
    emit.op(Opcodes.ISHL);
    emit.loadInt(Emitter.ADDRESS);
    emit.push(2);
    emit.op(Opcodes.IUSHR);
    emit.push(LineTable.LINE_WORDS - 1);
    emit.op(Opcodes.IAND, Opcodes.IOR);
  }

  private void miss(Label misses, boolean store, int alignMask, Situation situation, Label again) {
    emit.label(misses);
    emit.loadState();
    emit.loadInt(Emitter.ADDRESS);
    emit.push(RegionState.access(store, alignMask, situation.bound - situation.cycles));
    emit.stamp(situation.cycles);
    emit.callState("admit", "(IIJ)I");
    emit.op(Opcodes.DUP);
    emit.storeInt(Emitter.INDEX);
    emit.jump(Opcodes.IFLT, situation.fails);
    emit.loadLong(Emitter.STAMP);
    emit.loadInt(Emitter.INDEX);
    emit.op(Opcodes.I2L);
    emit.push(RegionState.stamps(1));
    emit.op(Opcodes.LMUL, Opcodes.LADD);
    emit.storeLong(Emitter.STAMP);
    emit.go(again);
  }

  private void extend(Instruction instruction) {
    if (alignMask(instruction) == 3) {
      return;
    }
    emit.loadInt(Emitter.ADDRESS);
    emit.push(3);
    emit.op(Opcodes.IAND);
    emit.push(3);
    emit.op(Opcodes.ISHL, Opcodes.ISHR);
    switch (instruction) {
      case LB -> emit.op(Opcodes.I2B);
      case LH -> emit.op(Opcodes.I2S);
      case LHU -> emit.op(Opcodes.I2C);
      default -> {
        emit.push(0xff);
        emit.op(Opcodes.IAND);
      }
    }
  }

  private static int alignMask(Instruction instruction) {
    return switch (instruction) {
      case LB, LBU, SB -> 0;
      case LH, LHU, SH -> 1;
      case LW, SW -> 3;
      default -> throw new IllegalStateException("makes no access: " + instruction);
    };
  }
}
