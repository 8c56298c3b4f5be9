package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.trace.Backtrace;
import ringside.kernel.trace.Frame;
import ringside.lab.session.Stop;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;
import ringside.tests.linux.Corpus;

/**
 * What a backtrace says is compared with what happened: every call and return of a program is
 * watched, and at random places the frames must be those that were entered and not left.
 */
final class UnwinderTest {
  private static final int STOPS = 60;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recursion",
        "sort",
        "matrix",
        "heap",
        "strings",
        "sieve",
        "hello",
        "args",
        "pipe"
      })
  void framesOfLibraryProgramsAreThoseThatWereEntered(String program) throws ElfFormatException {
    compare(GuestRun.of(program), GuestRun.of(program), true);
  }

  /** Compiled with -O2: frames are made late, and functions end by jumping to others. */
  @ParameterizedTest
  @ValueSource(strings = {"msgqueue", "ipc-cost", "priorities", "switch-cost", "remote-echo"})
  void framesOfCompiledProgramsAreNeverInvented(String program) throws ElfFormatException {
    compare(GuestRun.of(program), GuestRun.of(program), true);
  }

  @Test
  void framesOfRandomCallTreesAreThoseThatWereEntered() throws ElfFormatException {
    for (int seed = 0; seed < 12; seed++) {
      byte[] elf = Corpus.build("tree.s", CallTree.source(new Random(seed)));
      compare(GuestRun.of("tree", elf), GuestRun.of("tree", elf), true);
    }
  }

  private static void compare(GuestRun first, GuestRun second, boolean whole)
      throws ElfFormatException {
    GuestRun.Prepared measured = first.prepare();
    measured.session().runUntil(Stop.atCycle(3_000_000));
    long cycles = measured.computer().hart().meter().clock();
    measured.switchOff();
    GuestRun.Prepared run = second.prepare();
    Truth truth = new Truth(run.computer(), run.first());
    run.computer().observeAccesses(truth);
    Random random = new Random(cycles);
    long[] stops = random.longs(STOPS, 1, cycles).sorted().toArray();
    int compared = 0;
    for (long stop : stops) {
      run.session().runUntil(Stop.atCycle(stop));
      compared += truth.check(whole);
    }
    run.switchOff();
    assertThat(compared).as("places that were compared").isPositive();
  }

  /** The calls of the first process's first thread, as its instructions were fetched. */
  private static final class Truth implements AccessObserver {
    private final Computer computer;
    private final Process process;
    private final Deque<Integer> calls = new ArrayDeque<>();
    private int before;
    private int word;

    private Truth(Computer computer, Process process) {
      this.computer = computer;
      this.process = process;
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
      if (mode != Mode.USER
          || kind != Kind.INSTRUCTION
          || translation == Translation.FAULT
          || !runs()) {
        return;
      }
      arrive(virtualAddress);
      before = virtualAddress;
      word = computer.hart().mmu().memory().readWord(physicalAddress);
    }

    /** What the instruction before did to get here. */
    private void arrive(int address) {
      if (address == before) {
        return; // made again after a fault
      }
      int opcode = word & 0x7f;
      boolean jumps = opcode == 0x6f || opcode == 0x67;
      if (jumps && (word >>> 7 & 31) == 1) {
        calls.push(before + 4);
      } else if (word == 0x00008067) {
        calls.pop();
      }
      word = 0;
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {}

    /** Compares, where the thread runs its own program; says whether it did. */
    private int check(boolean whole) {
      if (computer.hart().mode() != Mode.USER || !runs()) {
        return 0;
      }
      GuestThread thread = process.threads().get(0);
      int pc = computer.hart().pc;
      arrive(pc);
      List<Integer> registers = Arrays.stream(computer.hart().x, 0, 32).boxed().toList();
      List<Integer> found = new ArrayList<>();
      Backtrace backtrace = new Backtrace(computer.hart().mmu().memory());
      for (Frame frame : backtrace.of(thread, pc, registers)) {
        for (int i = 0; i < frame.times(); i++) {
          found.add(frame.pc());
        }
      }
      List<Integer> entered = new ArrayList<>(List.of(pc));
      entered.addAll(calls);
      assertThat(whole ? entered : entered.subList(0, Math.min(found.size(), entered.size())))
          .isEqualTo(found);
      return 1;
    }

    private boolean runs() {
      boolean alone = process.threads().size() == 1;
      return alone && process.threads().get(0).state() == ThreadState.RUNNING;
    }
  }
}
