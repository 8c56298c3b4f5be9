package ringside.cpu.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import ringside.cpu.region.RegionCounts;
import ringside.cpu.region.RegionExit;
import ringside.cpu.region.RegionExit.Reason;
import ringside.cpu.region.RegionOrder;
import ringside.cpu.region.RegionState;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Writes the instructions of a region in the order of their addresses. Time and counts that are
 * known when the code is written are collected along a block, and go to the variables where it is
 * left; who leaves it earlier finds what is missing in the {@link RegionExit}.
 */
final class BlockWriter {
  private static final int PAGE_LINES = PhysicalMemory.FRAME_BYTES / CacheShape.LINE_BYTES;

  private final Emitter emit;
  private final RegionOrder order;
  private final PageCode code;
  private final RegionPlan plan;
  private final AccessWriter accesses;
  private final ComputationWriter computations;
  private final Map<Integer, Label> labels = new HashMap<>();
  private final Exits exits = new Exits();
  private final List<Runnable> later = new ArrayList<>();

  /** First instruction of the block. */
  private int leader;

  /** Cycles and counts since its beginning. */
  private int cycles;

  private long counts;

  BlockWriter(Emitter emit, RegionOrder order, PageCode code, RegionPlan plan) {
    this.emit = emit;
    this.order = order;
    this.code = code;
    this.plan = plan;
    this.accesses = new AccessWriter(emit, order);
    this.computations = new ComputationWriter(emit);
  }

  /** Where the block of a leader begins. */
  Label label(int index) {
    return labels.computeIfAbsent(index, any -> new Label());
  }

  /** The ways out that have been written. */
  List<RegionExit> exits() {
    return exits.all();
  }

  void write() {
    for (int i = plan.members.nextSetBit(0); i >= 0; i = plan.members.nextSetBit(i + 1)) {
      if (plan.leaders.get(i)) {
        begin(i);
      } else {
        stall(i);
      }
      write(i);
      boolean goesOn = !code.ends(i);
      if (goesOn && (!plan.isMember(i + 1) || plan.leaders.get(i + 1))) {
        edge(i, i + 1, true);
      }
    }
  }

  /** Writes what is reached seldom, and the ways out. */
  void writeExits(Label end) {
    later.forEach(Runnable::run);
    exits.write(emit, end);
  }

  private void begin(int index) {
    emit.label(label(index));
    leader = index;
    cycles = 0;
    counts = 0;
    if (plan.checks.get(index)) {
      emit.stamp(plan.bound(index));
      emit.loadLong(Emitter.LIMIT);
      emit.op(Opcodes.LCMP);
      emit.jump(Opcodes.IFGE, exit(Reason.GO_ON, index, index, 0));
    }
  }

  /** What an instruction waits for the load before it in the block. */
  private void stall(int index) {
    cycles += code.loadUse(index);
    counts += RegionCounts.loadUse(code.loadUse(index));
  }

  private void write(int index) {
    Instruction instruction = code.at(index);
    if (instruction == null) {
      emit.go(exit(Reason.ALONE, index, index, 0));
      return;
    }
    int word = code.word(index);
    switch (instruction.latency()) {
      case LOAD -> {
        accesses.load(instruction, word, situation(index));
        passAccess();
      }
      case STORE -> {
        accesses.store(instruction, word, situation(index));
        passAccess();
      }
      case BRANCH -> branch(instruction, index);
      case JAL -> {
        link(index);
        passControl(code.jump(index));
        edge(index, code.target(index), false);
      }
      case JALR -> computedJump(index);
      case SINGLE, MULTIPLY, DIVIDE, SYSTEM, TRAP -> {
        computations.write(instruction, word, 4 * index);
        cycles += 1 + code.mulDiv(index);
        counts += RegionCounts.mulDiv(code.mulDiv(index));
      }
    }
  }

  private AccessWriter.Situation situation(int index) {
    Label fails = exit(Reason.ALONE, index, index, 0);
    return new AccessWriter.Situation(cycles, plan.bound(leader), fails, later::add);
  }

  private void passAccess() {
    cycles++;
    counts += RegionCounts.dataHits(1);
  }

  private void passControl(int control) {
    cycles += 1 + control;
    counts += RegionCounts.control(control);
  }

  private void branch(Instruction instruction, int index) {
    Label untaken = new Label();
    unless(instruction, code.word(index), untaken);
    int before = cycles;
    long countsBefore = counts;
    passBranch(index, true);
    edge(index, code.target(index), false);
    cycles = before;
    counts = countsBefore;
    emit.label(untaken);
    passBranch(index, false);
  }

  private void passBranch(int index, boolean taken) {
    if (!code.learns()) {
      passControl(code.branch(index, taken));
      return;
    }
    passControl(0);
    emit.loadState();
    emit.push(4 * index);
    emit.push(taken ? 1 : 0);
    emit.callState("learn", "(IZ)I");
    emit.storeInt(Emitter.INDEX);
    add(Emitter.STAMP, RegionState.stamps(1));
    add(Emitter.COUNTS, RegionCounts.control(1));
  }

  /** Adds a multiple of what the predictor said. */
  private void add(int variable, long factor) {
    emit.loadLong(variable);
    emit.loadInt(Emitter.INDEX);
    emit.op(Opcodes.I2L);
    emit.push(factor);
    emit.op(Opcodes.LMUL, Opcodes.LADD);
    emit.storeLong(variable);
  }

  private void unless(Instruction instruction, int word, Label untaken) {
    int rs2 = Fields.rs2(word);
    int opcode =
        switch (instruction) {
          case BEQ -> Opcodes.IF_ICMPNE;
          case BNE -> Opcodes.IF_ICMPEQ;
          case BLT, BLTU -> Opcodes.IF_ICMPGE;
          case BGE, BGEU -> Opcodes.IF_ICMPLT;
          default -> throw new IllegalStateException("not a branch: " + instruction);
        };
    boolean unsigned = instruction == Instruction.BLTU || instruction == Instruction.BGEU;
    operand(Fields.rs1(word), unsigned);
    if (rs2 == 0 && !unsigned) {
      // The comparison with zero is the other one's opcode less six.
      emit.jump(opcode - (Opcodes.IF_ICMPEQ - Opcodes.IFEQ), untaken);
    } else {
      operand(rs2, unsigned);
      emit.jump(opcode, untaken);
    }
  }

  private void operand(int register, boolean unsigned) {
    emit.loadRegister(register);
    if (unsigned) {
      emit.push(Integer.MIN_VALUE);
      emit.op(Opcodes.IXOR);
    }
  }

  private void link(int index) {
    if (code.links(index)) {
      emit.loadInt(Emitter.PAGE);
      emit.push(4 * (index + 1));
      emit.op(Opcodes.IADD);
      emit.storeRegister(Fields.rd(code.word(index)));
    }
  }

  private void computedJump(int index) {
    int known = plan.knownTarget(index);
    if (known != PageCode.UNKNOWN) {
      link(index);
      passControl(code.jump(index));
      edge(index, known, false);
      return;
    }
    int word = code.word(index);
    emit.loadRegister(Fields.rs1(word));
    emit.push(Fields.immediateI(word));
    emit.op(Opcodes.IADD);
    emit.push(~1);
    emit.op(Opcodes.IAND, Opcodes.DUP);
    emit.storeInt(Emitter.TARGET);
    emit.push(2);
    emit.op(Opcodes.IAND);
    emit.jump(Opcodes.IFNE, exit(Reason.ALONE, index, index, 0));
    link(index);
    passControl(code.jump(index));
    Label elsewhere = exit(Reason.COMPUTED, 0, index, 0);
    if (!plan.returnPoints.isEmpty()) {
      jumpInPage(index, elsewhere);
    }
    emit.go(elsewhere);
  }

  private void jumpInPage(int index, Label elsewhere) {
    int[] points = plan.returnPoints.stream().toArray();
    Label[] ways = new Label[points.length];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Label();
    }
    emit.loadInt(Emitter.TARGET);
    emit.loadInt(Emitter.PAGE);
    emit.op(Opcodes.ISUB);
    emit.push(2);
    emit.op(Opcodes.IUSHR);
    emit.lookup(elsewhere, points, ways);
    for (int i = 0; i < ways.length; i++) {
      emit.label(ways[i]);
      edge(index, points[i], false);
    }
  }

  /**
   * From one instruction to another: brings the variables up to date, and enters the line.
   *
   * @param through whether the other one is the one behind, which may wait for a load
   */
  private void edge(int from, int to, boolean through) {
    int loaded = through ? code.loaded(from) : 0;
    if (!plan.isMember(to)) {
      emit.go(exit(Reason.GO_ON, to, from, loaded));
      return;
    }
    int stall = through ? code.loadUse(to) : 0;
    if (PageCode.line(to) != PageCode.line(from)) {
      advance(cycles, counts);
      enterLine(to, exits.add(new RegionExit(Reason.GO_ON, to, from, 0, 0, loaded)));
      advance(stall, RegionCounts.loadUse(stall));
    } else {
      advance(cycles + stall, counts + RegionCounts.loadUse(stall));
    }
    if (!through) {
      emit.go(label(to));
    }
  }

  private void advance(int by, long countsToo) {
    emit.advance(Emitter.STAMP, RegionState.stamps(by));
    emit.advance(Emitter.COUNTS, countsToo);
  }

  /** Enters a line if the L1 I-cache has it where it was last. */
  private void enterLine(int to, Label otherwise) {
    int line = PageCode.line(to);
    emit.array(RegionArray.FETCH_SLOTS);
    emit.push(line);
    emit.op(Opcodes.IALOAD);
    emit.storeInt(Emitter.INDEX);
    emit.array(RegionArray.FETCH_TAGS);
    emit.loadInt(Emitter.INDEX);
    emit.op(Opcodes.IALOAD);
    emit.push(order.frame * PAGE_LINES + line);
    emit.jump(Opcodes.IF_ICMPNE, otherwise);
    emit.array(RegionArray.FETCH_USED);
    emit.loadInt(Emitter.INDEX);
    emit.loadLong(Emitter.STAMP);
    emit.op(Opcodes.LASTORE);
  }

  private Label exit(Reason reason, int at, int from, int pendingLoad) {
    return exits.add(new RegionExit(reason, at, from, cycles, counts, pendingLoad));
  }
}
