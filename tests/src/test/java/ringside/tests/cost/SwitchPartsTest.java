package ringside.tests.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.ledger.SwitchPart;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.linux.Corpus;

/** The five parts of a switch, as docs/cost-model.md defines them. */
final class SwitchPartsTest {
  /** Cycles of a trap before its first fetch: the trap, and the CSR instructions of its entry. */
  private static final int BEFORE_FIRST_FETCH = 3 + 4 * 2;

  private static final long TRAP = 3;
  private static final long CSR = 2;

  /** Two processes send each other messages of so many bytes over two pipes, 100 times. */
  private static final String PING_PONG =
      """
      .equ SIZE, %d
      .include "lib/syscalls.inc"
      .globl main
      main: addi sp, sp, -16
            sw ra, 12(sp)
            la a0, there
            li a1, 0
            li a7, SYS_pipe2
            ecall
            la a0, back
            li a1, 0
            li a7, SYS_pipe2
            ecall
            la s0, there
            la s1, back
            li s2, 100
            li a0, 17
            li a1, 0
            li a7, SYS_clone
            ecall
            beqz a0, child
      1:    lw a0, 4(s0)
            call send
            lw a0, 0(s1)
            call receive
            addi s2, s2, -1
            bnez s2, 1b
            li a0, 0
            li a2, 0
            li a3, 4
            li a4, 0
            li a7, SYS_waitid
            ecall
            li a0, 0
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
      child:
      1:    lw a0, 0(s0)
            call receive
            lw a0, 4(s1)
            call send
            addi s2, s2, -1
            bnez s2, 1b
            li a0, 0
            li a7, SYS_exit_group
            ecall
      send: la a1, buffer
            li a2, SIZE
            li a7, SYS_write
            ecall
            ret
      receive:
            la a1, buffer
            li a2, SIZE
            li a7, SYS_read
            ecall
            ret
      .bss
      .balign 4096
      there:  .space 8
      back:   .space 8
              .balign 4096
      buffer: .space SIZE
      """;

  @Test
  void directCostIsTheSameWhateverIsSent() {
    List<Long> direct = new ArrayList<>();
    List<Long> work = new ArrayList<>();
    for (int bytes : new int[] {4, 64, 1024, 4096}) {
      SwitchStatistics switches = processSwitches(PING_PONG.formatted(bytes));
      assertThat(switches.count()).isBetween(200L, 204L);
      direct.add(Math.round((double) switches.directCycles() / switches.count()));
      work.add(switches.cycles(SwitchPart.WORK) / switches.count());
    }
    assertThat(direct).as("cycles of a switch, by bytes sent").containsOnly(direct.get(0));
    assertThat(work).isSorted();
    assertThat(work.get(3)).isGreaterThan(4 * work.get(0));
  }

  /** Warm, a switch of a thread that waits costs its routines, its traps and its CSRs. */
  @Test
  void eachPartIsTheSumOfItsRoutines() {
    SwitchStatistics switches = processSwitches(PING_PONG.formatted(4));
    assertWarm(switches, SwitchPart.ENTER, TRAP + cycles(Routine.TRAP_ENTRY));
    assertWarm(switches, SwitchPart.PICK, cycles(Routine.PARK) + cycles(Routine.PICK_NEXT));
    long exchange = cycles(Routine.SWITCH) + cycles(Routine.SWITCH_SPACE) + CSR;
    assertWarm(switches, SwitchPart.EXCHANGE, exchange);
    assertWarm(switches, SwitchPart.LEAVE, cycles(Routine.TRAP_EXIT) + TRAP);
  }

  /** The first of the switches miss the caches: a few cycles for each of all. */
  private static void assertWarm(SwitchStatistics switches, SwitchPart part, long cycles) {
    assertThat(switches.cycles(part) / switches.count())
        .as(part.title())
        .isBetween(cycles, cycles + 4);
  }

  private static long cycles(Routine routine) {
    return routine.instructions() + routine.csrInstructions() * CSR;
  }

  /** The writer's exit, the reader's wake-up and all first touches are work, not the switch. */
  @Test
  void whatCallsDoIsNoPartOfTheDirectCost() {
    SwitchStatistics switches = processSwitches(PING_PONG.formatted(4096));
    assertThat(switches.directCycles()).isLessThan(switches.cycles(SwitchPart.WORK) / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"race", "mutex", "prodcons", "pipe", "fork", "switch-cost", "msgqueue"})
  void thePartsCoverTheStayInTheKernelThatWasASwitch(String program) {
    Stays stays = new Stays();
    GuestResult result =
        GuestRun.of(program)
            .with("quantum", 5000)
            .observedFromTheFirstCycle(stays::of)
            .watched(stays)
            .run();
    assertThat(stays.idled).as("this count can't tell stays with idling apart").isFalse();
    assertThat(stays.switches).isPositive();
    assertThat(sum(result)).isEqualTo(stays.cycles);
  }

  /** Neither of the two that wait for each other's byte is charged for the time that passes. */
  @Test
  void idlingIsNoPartOfASwitch() {
    GuestResult result = GuestRun.of("sleep").run();
    assertThat(sum(result)).isLessThan(100_000);
    assertThat(result.cycles()).isGreaterThan(1_000_000);
  }

  private static SwitchStatistics processSwitches(String source) {
    GuestResult result = GuestRun.of("switches", Corpus.build("switches.s", source)).run();
    assertThat(result.status()).isZero();
    return statistics(result, SwitchKind.PROCESS);
  }

  private static SwitchStatistics statistics(GuestResult result, SwitchKind kind) {
    return SwitchStatistics.of(kind, result.computer().hart().mmu().meter().switches());
  }

  private static long sum(GuestResult result) {
    return Arrays.stream(SwitchKind.values())
        .mapToLong(
            kind ->
                statistics(result, kind).parts().values().stream().mapToLong(Long::longValue).sum())
        .sum();
  }

  /** Measures from the accesses when each stay in the kernel began. */
  private static final class Stays implements EventSink, AccessObserver {
    private static final int EXIT = KernelLayout.address(Routine.TRAP_EXIT);
    private static final int EXIT_END = EXIT + Routine.TRAP_EXIT.instructions() * 4;

    private @Nullable Meter meter;
    private boolean outside = true;
    private long began;
    private long cycles;
    private int switches;
    private boolean idled;

    AccessObserver of(Meter given) {
      meter = given;
      return this;
    }

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      if (kind == Kind.INSTRUCTION) {
        boolean traps = virtualAddress == KernelLayout.address(Routine.TRAP_ENTRY);
        began = traps && outside ? cycle - BEFORE_FIRST_FETCH : began;
        outside = mode == Mode.USER || virtualAddress >= EXIT && virtualAddress < EXIT_END;
      }
      idled |= meter != null && meter.account().key().what().equals("idle");
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {
      // It is neither the beginning nor the end of a stay.
    }

    @Override
    public Set<EventKind> kinds() {
      return Set.of(EventKind.SWITCH);
    }

    @Override
    public void event(Event event) {
      cycles += event.at().cycle() - began;
      switches++;
    }
  }
}
