package ringside.cpu.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.isa.Encoder.encode;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.cpu.TrapCause;
import ringside.cpu.pipeline.Predictor;
import ringside.isa.Instruction;
import ringside.mmu.ledger.Cause;

/** The table "Instructions" of the cost model, row by row; ebreak ends each program, unretired. */
final class InstructionCostsTest {
  private static final int A0 = 10;
  private static final int A1 = 11;
  private static final int EBREAK = Instruction.EBREAK.match();
  private static final int NOP = encode(Instruction.ADDI, 0, 0, 0, 0);
  private static final int LOAD = encode(Instruction.LW, A0, 8, 0, 0);

  @Test
  void everyRetiredInstructionTakesOneCycle() {
    assertCosts(Map.of(Cause.ISSUE, 2L), NOP, NOP, EBREAK);
  }

  @Test
  void readingWhatWasJustLoadedStalls() {
    int use = encode(Instruction.ADDI, A1, A0, 0, 1);
    assertCosts(Map.of(Cause.ISSUE, 2L, Cause.LOAD_USE, 1L), LOAD, use, EBREAK);
  }

  @Test
  void storingWhatWasJustLoadedStalls() {
    int use = encode(Instruction.SW, 0, 8, A0, 4);
    assertCosts(Map.of(Cause.ISSUE, 2L, Cause.LOAD_USE, 1L), LOAD, use, EBREAK);
  }

  /** lr, sc and each amo is a load to the instruction behind it. */
  @ParameterizedTest
  @MethodSource("atomics")
  void readingWhatAnAtomicHasJustReturnedStalls(Instruction atomic) {
    int address = encode(Instruction.ADDI, 8, 8, 0, 0);
    int produce = encode(atomic, A0, 8, 0, 0);
    int use = encode(Instruction.ADDI, A1, A0, 0, 1);
    assertCosts(Map.of(Cause.ISSUE, 3L, Cause.LOAD_USE, 1L), address, produce, use, EBREAK);
  }

  /** Their address is an operand, and what sc and amo store. */
  @ParameterizedTest
  @MethodSource("atomics")
  void atomicThatReadsWhatWasJustLoadedStalls(Instruction atomic) {
    int loadAddress = encode(Instruction.LW, 8, 8, 0, 4);
    int byAddress = encode(atomic, A0, 8, 0, 0);
    BareHart bare = new BareHart(Predictor.STATIC, loadAddress, byAddress, EBREAK);
    bare.hart.x[8] = BareHart.DATA;
    bare.hart.mmu().memory().writeWord(BareHart.DATA + 4, BareHart.DATA);
    bare.runToTrap(1000);
    assertThat(bare.cycles()).isEqualTo(Map.of(Cause.ISSUE, 2L, Cause.LOAD_USE, 1L));
    if (atomic != Instruction.LR_W) {
      int byData = encode(atomic, A1, 8, A0, 0);
      assertCosts(Map.of(Cause.ISSUE, 2L, Cause.LOAD_USE, 1L), LOAD, byData, EBREAK);
    }
  }

  static Stream<Instruction> atomics() {
    return Arrays.stream(Instruction.values())
        .filter(instruction -> instruction.extension() == Instruction.Extension.A);
  }

  @Test
  void readingItOneInstructionLaterDoesNotStall() {
    int use = encode(Instruction.ADDI, A1, A0, 0, 1);
    assertCosts(Map.of(Cause.ISSUE, 3L), LOAD, NOP, use, EBREAK);
  }

  @Test
  void immediateFieldThatLooksLikeTheRegisterDoesNotStall() {
    int noUse = encode(Instruction.ADDI, A1, 0, 0, A0);
    assertCosts(Map.of(Cause.ISSUE, 2L), LOAD, noUse, EBREAK);
  }

  @Test
  void takenForwardBranchIsMispredicted() {
    int branch = encode(Instruction.BEQ, 0, 0, 0, 8);
    assertCosts(Map.of(Cause.ISSUE, 1L, Cause.CONTROL, 2L), branch, NOP, EBREAK);
  }

  @Test
  void forwardBranchNotTakenIsFree() {
    int branch = encode(Instruction.BNE, 0, 0, 0, 8);
    assertCosts(Map.of(Cause.ISSUE, 2L), branch, NOP, EBREAK);
  }

  @Test
  void backwardBranchCostsOneWhileTakenAndTwoAtTheEnd() {
    int count = encode(Instruction.ADDI, A0, 0, 0, 3);
    int down = encode(Instruction.ADDI, A0, A0, 0, -1);
    int branch = encode(Instruction.BNE, 0, A0, 0, -4);
    assertCosts(Map.of(Cause.ISSUE, 7L, Cause.CONTROL, 4L), count, down, branch, EBREAK);
  }

  @Test
  void jumpsCostOneAndTwo() {
    int jal = encode(Instruction.JAL, 1, 0, 0, 8);
    int jalr = encode(Instruction.JALR, 0, 1, 0, 8);
    assertCosts(Map.of(Cause.ISSUE, 2L, Cause.CONTROL, 3L), jal, EBREAK, jalr, EBREAK);
  }

  @Test
  void multiplyingCostsTwoAndDividingThirtyOne() {
    int multiply = encode(Instruction.MULHU, A0, A0, A1, 0);
    int divide = encode(Instruction.REM, A0, A0, A1, 0);
    assertCosts(Map.of(Cause.ISSUE, 2L, Cause.MULDIV, 33L), multiply, divide, EBREAK);
  }

  @Test
  void misalignedAccessCostsOneInsideALineAndAcrossLines() {
    int inside = encode(Instruction.LW, A0, 8, 0, 1);
    int across = encode(Instruction.LW, A1, 8, 0, 62);
    assertCosts(Map.of(Cause.ISSUE, 2L, Cause.MISALIGNED, 2L), inside, across, EBREAK);
  }

  @Test
  void counterReadsAndFencesCostTwo() {
    int read = encode(Instruction.CSRRS, A0, 0, 0, 0xc00);
    int fence = encode(Instruction.FENCE, 0, 0, 0, 0xff);
    int fenceI = Instruction.FENCE_I.match();
    assertCosts(Map.of(Cause.ISSUE, 3L, Cause.TRAP, 6L), read, fence, fenceI, EBREAK);
  }

  @Test
  void counterShowsTheCyclesBeforeItsOwn() {
    BareHart bare = run(1000, NOP, NOP, encode(Instruction.CSRRS, A0, 0, 0, 0xc00), EBREAK);
    assertThat(bare.hart.x[A0]).isEqualTo(2);
  }

  @Test
  void systemCallRetiresAndFaultDoesNot() {
    BareHart call = run(1000, NOP, Instruction.ECALL.match());
    assertThat(call.hart.trapCause()).isEqualTo(TrapCause.ECALL_FROM_USER);
    assertThat(call.hart.retired()).isEqualTo(2);
    BareHart fault = run(1000, NOP, encode(Instruction.LW, A0, 0, 0, 0));
    assertThat(fault.hart.trapCause()).isEqualTo(TrapCause.LOAD_ACCESS_FAULT);
    assertThat(fault.hart.retired()).isEqualTo(1);
  }

  @Test
  void storeConditionalSucceedsOnceAndNotAfterATrap() {
    int reserve = encode(Instruction.LR_W, A0, 8, 0, 0);
    int store = encode(Instruction.SC_W, A1, 8, 0, 0);
    int again = encode(Instruction.SC_W, 12, 8, 0, 0);
    BareHart bare = run(1000, reserve, store, again, reserve, EBREAK, store, EBREAK);
    assertThat(bare.hart.x[A1]).isZero();
    assertThat(bare.hart.x[12]).isEqualTo(1);
    bare.hart.csrs().setSepc(bare.hart.csrs().sepc() + 4);
    bare.hart.returnFromTrap();
    bare.runToTrap(1000);
    assertThat(bare.hart.x[A1]).isEqualTo(1);
  }

  @Test
  void atomicThatWritesTheNextInstructionStallsTheNewOne() {
    int here = encode(Instruction.AUIPC, 9, 0, 0, 0);
    int next = encode(Instruction.ADDI, 9, 9, 0, 12);
    int swap = encode(Instruction.AMOSWAP_W, A0, 9, 7, 0);
    BareHart bare = new BareHart(Predictor.STATIC, here, next, swap, NOP, EBREAK);
    bare.hart.x[7] = encode(Instruction.ADDI, A1, A0, 0, 1);
    bare.runToTrap(1000);
    assertThat(bare.cycles()).isEqualTo(Map.of(Cause.ISSUE, 4L, Cause.LOAD_USE, 1L));
    assertThat(bare.hart.x[A1]).isEqualTo(NOP + 1);
  }

  @Test
  void bimodalPredictorLearnsALoop() {
    int count = encode(Instruction.ADDI, A0, 0, 0, 10);
    int down = encode(Instruction.ADDI, A0, A0, 0, -1);
    int branch = encode(Instruction.BNE, 0, A0, 0, -4);
    BareHart bare = new BareHart(Predictor.BIMODAL, count, down, branch, EBREAK);
    bare.runToTrap(1000);
    // Starts weakly not taken: one miss, eight taken as predicted, one miss at the end.
    assertThat(bare.cycles().get(Cause.CONTROL)).isEqualTo(2 + 8 + 2);
  }

  @Test
  void stoppingAtEveryCycleChangesNothing() {
    int use = encode(Instruction.ADDI, A1, A0, 0, 1);
    int count = encode(Instruction.ADDI, 12, 0, 0, 5);
    int down = encode(Instruction.ADDI, 12, 12, 0, -1);
    int branch = encode(Instruction.BNE, 0, 12, 0, -12);
    int[] words = {count, LOAD, use, down, branch, EBREAK};
    BareHart inOneGo = run(100_000, words);
    BareHart byCycles = run(1, words);
    assertThat(byCycles.cycles()).isEqualTo(inOneGo.cycles());
    assertThat(byCycles.hart.x).isEqualTo(inOneGo.hart.x);
    assertThat(byCycles.hart.mmu().l1i().hits()).isEqualTo(inOneGo.hart.mmu().l1i().hits());
    assertThat(byCycles.hart.mmu().l1d().hits()).isEqualTo(inOneGo.hart.mmu().l1d().hits());
  }

  private static void assertCosts(Map<Cause, Long> expected, int... words) {
    assertThat(run(1000, words).cycles()).isEqualTo(new EnumMap<>(expected));
  }

  private static BareHart run(long quantum, int... words) {
    BareHart bare = new BareHart(Predictor.STATIC, words);
    bare.hart.x[8] = BareHart.DATA;
    bare.runToTrap(quantum);
    return bare;
  }
}
