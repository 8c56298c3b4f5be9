package ringside.cpu.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.mmu.AccessFilter;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * An engine in front of another that stops where a person wants to look. While nothing is asked for
 * it is not in the way. An engine that stops by itself is told where; with any other, and for a
 * filter of accesses, it goes instruction by instruction, which changes no cycle: every engine can
 * be cut anywhere.
 *
 * <p>Words are watched by their virtual address, as an observer of accesses: whoever asks for them
 * lets {@link ringside.mmu.Mmu#observeWith} call it.
 */
public final class ProbedEngine implements Engine, AccessObserver {
  /** The kernel's own addresses begin here. */
  private static final int PROGRAMS_END = 0xc000_0000;

  private final Engine engine;
  private final Hart hart;
  private final Meter meter;
  private final PhysicalMemory memory;
  private Set<Integer> instructions = Set.of();
  private Set<Integer> words = Set.of();
  private @Nullable PhysicalWords physicalWords;
  private @Nullable AccessFilter filter;

  /** By tid the breakpoint that it was stopped at, which it may pass once. */
  private final Map<Integer, Integer> passing = new HashMap<>();

  /** The {@link PhysicalWords#lines} that somebody watches. */
  private long lines;

  private int lastPc;
  private @Nullable ProbeHit hit;
  private @Nullable Write write;

  /** The first write to a watched word since the thread went on. */
  private record Write(AccountKey who, int pc, int address, int physical, int before) {}

  /** An engine that stops for nothing yet. */
  public ProbedEngine(Engine engine, Hart hart) {
    this.engine = engine;
    this.hart = hart;
    this.meter = hart.meter();
    this.memory = hart.mmu().memory();
  }

  /**
   * What to stop for from now on, instead of what was asked for before.
   *
   * @param wantedInstructions virtual addresses; before one of them is executed
   * @param wantedWords virtual addresses, multiples of 4; after one of them has been written
   * @param wantedPhysical words of physical memory, likewise; null for none
   * @param wanted after an access that it lets through; null for none
   */
  public void stopFor(
      Set<Integer> wantedInstructions,
      Set<Integer> wantedWords,
      @Nullable PhysicalWords wantedPhysical,
      @Nullable AccessFilter wanted) {
    filter = wanted;
    physicalWords = wantedPhysical;
    instructions = new HashSet<>(wantedInstructions);
    words = new HashSet<>(wantedWords);
    lines = wantedPhysical == null ? 0 : wantedPhysical.lines();
    words.forEach(word -> lines |= PhysicalWords.line(word));
    hit = null;
    write = null;
    engine.stopBefore(instructions);
  }

  /** Whether it has stopped for something; nothing is to be executed before that was taken. */
  public boolean isHit() {
    noteWrite();
    return hit != null;
  }

  /** What it has stopped for, or null; asking takes it. */
  public @Nullable ProbeHit takeHit() {
    noteWrite();
    ProbeHit taken = hit;
    hit = null;
    return taken;
  }

  /** Whether the thread must not execute its next instruction before somebody has looked. */
  public boolean stopsHere() {
    if (instructions.isEmpty()) {
      return false;
    }
    int tid = key().tid();
    if (!instructions.contains(hart.pc) || Integer.valueOf(hart.pc).equals(passing.get(tid))) {
      return false;
    }
    passing.put(tid, hart.pc);
    hit =
        new ProbeHit(ProbeHit.Kind.EXECUTED, key().pid(), tid, false, hart.pc, hart.pc, 0, 0, null);
    return true;
  }

  /** As any engine, but {@link Stop#LIMIT} below the limit where {@link #isHit}. */
  @Override
  public Stop run(long limit) {
    if (instructions.isEmpty() && !isWatching()) {
      passing.clear();
      return engine.run(limit);
    }
    boolean alone = filter != null || !engine.stopsByItself();
    Stop stop = Stop.LIMIT;
    while (stop == Stop.LIMIT && meter.clock() < limit && !isHit() && !stopsHere()) {
      stop = advance(alone ? meter.clock() + 1 : limit);
    }
    return stop;
  }

  private boolean isWatching() {
    return !words.isEmpty() || physicalWords != null || filter != null;
  }

  private Stop advance(long limit) {
    long before = hart.retired();
    lastPc = hart.pc;
    Stop stop = engine.run(limit);
    if (hart.retired() != before) {
      // An instruction that has faulted is still to be executed, and not to be stopped at again.
      passing.remove(key().tid());
    }
    return stop;
  }

  /** The kernel asks of a page once, and writes its lines together: all of its own are seen. */
  @Override
  public boolean sees(Mode mode, int virtualAddress) {
    return filter != null
        || mode == Mode.KERNEL
        || (lines & PhysicalWords.line(virtualAddress)) != 0;
  }

  @Override
  public boolean seesEachFetch() {
    return filter != null;
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
    if (filter != null
        && hit == null
        && filter.matches(kind, virtualAddress, meter.tid(), translation, origin)) {
      hit = accessed(mode, kind, virtualAddress);
    }
    if (kind == Kind.STORE && translation != Translation.FAULT && write == null) {
      // What is not aligned may write two words.
      for (int at = -(physicalAddress & 3); at < bytes && write == null; at += 4) {
        store(mode, virtualAddress + at, physicalAddress + at);
      }
    } else if (kind == Kind.LOAD
        && translation != Translation.FAULT
        && isOfProgram(mode, virtualAddress)) {
      for (int at = -(physicalAddress & 3); at < bytes && hit == null; at += 4) {
        load(mode, virtualAddress + at, physicalAddress + at);
      }
    }
  }

  private static boolean isOfProgram(Mode mode, int virtualAddress) {
    return mode == Mode.USER || Integer.compareUnsigned(virtualAddress, PROGRAMS_END) < 0;
  }

  private void load(Mode mode, int word, int physical) {
    if (physicalWords != null && physicalWords.read().test(physical)) {
      lastPc = mode == Mode.KERNEL ? hart.csrs().sepc() : hart.pc;
      hit = accessed(mode, Kind.LOAD, word);
      engine.stopBehind();
    }
  }

  private void store(Mode mode, int word, int physical) {
    if (isWatched(word, physical)) {
      int pc = mode == Mode.KERNEL ? hart.csrs().sepc() : hart.pc;
      write = new Write(key(), pc, word, physical, memory.readWord(physical));
      engine.stopBehind();
    }
  }

  private boolean isWatched(int word, int physical) {
    return words.contains(word) || physicalWords != null && physicalWords.written().test(physical);
  }

  private ProbeHit accessed(Mode mode, Kind kind, int address) {
    boolean kernel = mode == Mode.KERNEL;
    return new ProbeHit(
        ProbeHit.Kind.ACCESSED, key().pid(), key().tid(), kernel, lastPc, address, 0, 0, kind);
  }

  /** An access is seen before the word is written: what was written is known later. */
  private void noteWrite() {
    Write first = write;
    if (first != null && hit == null) {
      write = null;
      int after = memory.readWord(first.physical);
      hit =
          new ProbeHit(
              ProbeHit.Kind.WRITTEN,
              first.who.pid(),
              first.who.tid(),
              first.who.mode() == Mode.KERNEL,
              first.pc,
              first.address,
              first.before,
              after,
              null);
    }
  }

  private AccountKey key() {
    return meter.account().key();
  }
}
