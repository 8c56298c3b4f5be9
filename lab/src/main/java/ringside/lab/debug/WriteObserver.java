package ringside.lab.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ringside.isa.Instruction;
import ringside.kernel.Computer;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.SavedRegisters;
import ringside.lab.explain.UserView;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/** Keeps the last writes to a word of physical memory. */
final class WriteObserver implements AccessObserver {
  /** Later ones push earlier ones out. */
  private static final int MOST = 10_000;

  /** Of addresses whose bits here are the same, lines may be the same: pages hide the others. */
  private static final int LINE_IN_PAGE = 0xfc0;

  private final int number;
  private final int word;
  private final ArrayDeque<Write> writes = new ArrayDeque<>();
  private @Nullable Meter meter;
  private @Nullable Computer computer;
  private @Nullable Write last;

  /** What was on its way when it was last written. */
  private Optional<Copy> source = Optional.empty();

  /** The bytes there, in their places in the word, where it is only likely to be the source. */
  private @Nullable Integer likely;

  private final Carried carried;

  /**
   * Of a word of a computer.
   *
   * @param number of the computer, from 1
   * @param cargoes what devices of all computers of the run have taken
   */
  WriteObserver(int number, int word, Cargoes cargoes) {
    this.number = number;
    this.word = word;
    this.carried = new Carried(number, cargoes);
  }

  /** Of the run whose clock this is. */
  AccessObserver of(Meter runs) {
    meter = runs;
    return this;
  }

  /** Of the run of a computer that has not begun. */
  void meet(Computer runs) {
    computer = runs;
  }

  /** The kernel asks of a page once, and writes its lines together: all of its own are seen. */
  @Override
  public boolean sees(Mode mode, int virtualAddress) {
    return mode == Mode.KERNEL || ((virtualAddress ^ word) & LINE_IN_PAGE) == 0;
  }

  @Override
  public boolean seesEachFetch() {
    return false;
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
    boolean kernel = mode == Mode.KERNEL;
    if (kind == Kind.LOAD && kernel && translation != Translation.FAULT) {
      carried.load(physicalAddress, bytes);
    } else if (kind == Kind.STORE && translation == Translation.FAULT) {
      carried.fault(virtualAddress);
    } else if (kind == Kind.STORE) {
      carried.store(virtualAddress);
      if (word - physicalAddress < bytes && physicalAddress - word < 4) {
        note(cycle, mode, virtualAddress, physicalAddress, bytes);
      }
      carried.stored();
    }
  }

  @Override
  public void deviceTakes(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {
    carried.takenByDevice(cycle, cargo, offset, physicalAddress, bytes);
  }

  @Override
  public void deviceStores(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {
    carried.givenByDevice(cargo, offset, physicalAddress, bytes);
  }

  @Override
  public void altered(long cycle, int virtualAddress, int physicalAddress) {
    Computer where = computer;
    if (physicalAddress == word && where != null) {
      int before = where.hart().mmu().memory().readWord(word);
      close(before);
      OptionalInt none = OptionalInt.empty();
      last =
          new Write(
              number,
              cycle,
              0,
              0,
              Write.BY_HAND,
              none,
              virtualAddress,
              word,
              before,
              0,
              0,
              4,
              Optional.empty());
      source = Optional.empty();
    }
  }

  private void note(long cycle, Mode mode, int address, int physical, int bytes) {
    Computer where = computer;
    if (meter == null || where == null) {
      return; // the kernel is booting, and no program's memory is there yet
    }
    PhysicalMemory memory = where.hart().mmu().memory();
    int before = memory.readWord(word);
    close(before);
    AccountKey who = meter.account().key();
    boolean byKernel = mode == Mode.KERNEL;
    OptionalInt pc = byKernel ? savedPc(where, who.tid()) : OptionalInt.of(where.hart().pc);
    String what = byKernel ? who.what() : "";
    int first = Math.max(physical - word, 0);
    int written = Math.min(physical + bytes - word, 4) - first;
    last =
        new Write(
            number,
            cycle,
            who.pid(),
            who.tid(),
            what,
            pc,
            address,
            word,
            before,
            0,
            first,
            written,
            Optional.empty());
    source = byKernel ? carried.source(word + first, physical, bytes, cycle) : Optional.empty();
    boolean isSure = source.isEmpty() || source.get().before() != cycle;
    likely = isSure ? null : placed(memory, source.get().physical(), first, written);
  }

  private static int placed(PhysicalMemory memory, int from, int first, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= memory.read(from + i, 1) << 8 * (first + i);
    }
    return value;
  }

  /** An access is seen before the word is written: what was written is known at the next one. */
  private void close(int after) {
    Write open = last;
    if (open != null) {
      int mask = -1 >>> 32 - 8 * open.bytes() << 8 * open.first();
      boolean copied = likely == null || ((likely ^ after) & mask) == 0;
      writes.add(open.ended(after, copied ? source : Optional.empty()));
      last = null;
    }
    if (writes.size() > MOST) {
      writes.remove();
    }
  }

  /** The run has stopped; all that is known, in order. */
  List<Write> finish(PhysicalMemory memory) {
    close(memory.readWord(word));
    return new ArrayList<>(writes);
  }

  /** Where the program was that the kernel did it for: at its call, or where it goes on. */
  private static OptionalInt savedPc(Computer computer, int tid) {
    GuestThread thread = computer.thread(tid).orElse(null);
    if (thread == null) {
      return OptionalInt.empty();
    }
    PhysicalMemory memory = computer.hart().mmu().memory();
    SavedRegisters saved = new SavedRegisters(memory);
    int pc = saved.pc(thread);
    if (pc == 0) {
      return OptionalInt.empty(); // it has not trapped yet
    }
    int call = saved.callPc(thread);
    OptionalInt before = new UserView(memory, thread.process().space()).wordAt(call);
    boolean called = before.isPresent() && before.getAsInt() == Instruction.ECALL.match();
    return OptionalInt.of(called ? call : pc);
  }
}
