package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.LatencyClass;
import ringside.kernel.config.Preset;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * In preset textbook the user-mode cycles of a program are retired + 2 (taken branches + jal +
 * jalr) + load-use pairs: what students count by hand from the stream of instructions.
 */
final class TextbookTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sieve",
        "matrix",
        "strings",
        "sort",
        "orders",
        "recursion",
        "hello",
        "heap",
        "args"
      })
  void userCyclesAreWhatStudentsCountByHand(String program) {
    GuestRun run = GuestRun.of(program).on(Preset.TEXTBOOK);
    if (List.of("sieve", "matrix", "strings", "sort", "orders").contains(program)) {
      run.arguments(List.of("1"));
    }
    HandCount[] count = new HandCount[1];
    GuestResult result =
        run.observedBy(
                computer -> {
                  count[0] = new HandCount(computer.hart().mmu().memory());
                  return count[0];
                })
            .run();
    Ledger ledger = result.computer().ledger();
    assertThat(ledger.sum(key -> key.mode() == Mode.USER)).isEqualTo(count[0].cycles());
  }

  /** Counts from the instructions fetched in user mode; for programs of one thread. */
  private static final class HandCount implements AccessObserver {
    private final PhysicalMemory memory;
    private long retired;
    private long redirected;
    private long pairs;
    private int pc;
    private int word;
    private @Nullable Instruction before;
    private boolean interrupted;

    HandCount(PhysicalMemory memory) {
      this.memory = memory;
    }

    long cycles() {
      return retired + 2 * redirected + pairs;
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
      if (mode == Mode.KERNEL) {
        interrupted = true;
      } else if (kind == Kind.INSTRUCTION && translation != Translation.FAULT) {
        fetched(virtualAddress, memory.readWord(physicalAddress));
      } else if (kind != Kind.INSTRUCTION && translation == Translation.FAULT) {
        retired--;
        before = null;
      }
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {
      // It costs a program of one thread nothing.
    }

    private void fetched(int address, int next) {
      boolean jumped = before != null && before.latency() == LatencyClass.JAL;
      jumped |= before != null && before.latency() == LatencyClass.JALR;
      boolean branched = before != null && before.latency() == LatencyClass.BRANCH;
      redirected += jumped || branched && address != pc + 4 ? 1 : 0;
      boolean load = before != null && before.latency() == LatencyClass.LOAD;
      pairs += load && !interrupted && reads(next, Fields.rd(word)) ? 1 : 0;
      retired++;
      pc = address;
      word = next;
      before = Instruction.decode(next);
      interrupted = false;
    }

    private static boolean reads(int word, int register) {
      Instruction instruction = Instruction.decode(word);
      Format format = instruction == null ? Format.NONE : instruction.format();
      boolean first = format.readsRs1() && Fields.rs1(word) == register;
      boolean second = format.readsRs2() && Fields.rs2(word) == register;
      return register != 0 && (first || second);
    }
  }
}
