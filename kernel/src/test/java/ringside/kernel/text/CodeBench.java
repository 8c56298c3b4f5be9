package ringside.kernel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ringside.cpu.Hart;
import ringside.kernel.config.Configuration;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SwapDisk;
import ringside.kernel.trap.KernelStart;
import ringside.mmu.Mmu;
import ringside.mmu.Satp;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.tlb.Tlb;

/** A kernel at work that does whatever a sequence of random numbers says. */
final class CodeBench {
  private static final int MEMORY_BYTES = 2 << 20;
  private static final int PAGE = PhysicalMemory.FRAME_BYTES;
  private static final int FIRST = KernelLayout.BASE + (1 << 20);
  private static final int PAGES = 24;
  private static final int USER = 0x2000_0000;
  private static final int USER_PAGES = 16;
  private static final int LINE = 64;
  private static final CacheShape SECOND = new CacheShape(32 << 10, 8, ReplacementPolicy.LRU);

  final Mmu mmu;
  private final Ledger ledger = new Ledger();
  private final Meter meter = new Meter(ledger, 0);
  private final SecondLevel second;
  private final KernelCode code;
  private final AddressSpace space;
  private final Hands hands;
  private final int[] words = new int[64];

  /**
   * A kernel on a machine.
   *
   * @param together whether it takes many words at once
   */
  CodeBench(Configuration configuration, boolean together) {
    PhysicalMemory physical = new PhysicalMemory(MEMORY_BYTES);
    second = new SecondLevel(new Cache(SECOND, 0), new Dram(100), 10, 4);
    mmu = new Mmu(configuration.mmu(), physical, second, meter);
    KernelLayout layout = new KernelLayout(MEMORY_BYTES);
    code = new KernelCode(new Hart(mmu, configuration.pipeline()));
    new KernelStart(code, layout, false);
    KernelMemory memory = new KernelMemory(code, layout, 128 << 10, new SwapDisk(0, 0, 0));
    space = new AddressSpace(memory);
    Protection protection = new Protection(true, true, false);
    space.add(USER, USER + USER_PAGES * PAGE, protection, Region.Kind.MAPPING, null, 0);
    mmu.writeSatp(Satp.of(space.rootFrame(), 0), space.serial());
    space.user().write(USER, new byte[USER_PAGES * PAGE]);
    hands = together ? new Hands(code, space.user()) : new SingleHands(code, space.user());
  }

  void work(Random random, int deeds) {
    for (int i = 0; i < deeds; i++) {
      deed(random);
    }
    code.leave();
  }

  private void deed(Random random) {
    if (random.nextInt(3) == 0) {
      code.run(Routine.values()[random.nextInt(Routine.values().length)]);
    }
    int at = address(random, FIRST, PAGES) & -4;
    int count = 1 + random.nextInt(words.length);
    switch (random.nextInt(14)) {
      case 0 -> code.load(at);
      case 1 -> code.store(at, random.nextInt());
      case 2 -> code.store(at + random.nextInt(4), random.nextInt(), 1);
      case 3 -> hands.load(at, words, count);
      case 4 -> hands.store(at, words, count);
      case 5 -> hands.touch(at, count);
      case 6 -> hands.fill(at, random.nextInt(), count);
      case 7 -> clear(at, random);
      case 8 -> copy(at, address(random, FIRST, PAGES), random);
      case 9 -> hands.copyIn(user(random), at + random.nextInt(4) / 3, count * 4);
      case 10 -> hands.copyOut(at, user(random), count * 4 + random.nextInt(3));
      case 11 -> hands.copy(at, at + 2 * PAGE, count);
      case 12 -> account(random);
      default -> fence(random.nextInt(6), at);
    }
  }

  private void clear(int at, Random random) {
    int lines = 1 + random.nextInt(PAGE / LINE);
    hands.clear((at & -PAGE) + random.nextInt(PAGE / LINE - lines + 1) * LINE, lines);
  }

  private void copy(int from, int to, Random random) {
    if ((from & -PAGE) != (to & -PAGE)) {
      hands.copyLines(from & -PAGE, to & -PAGE, 1 + random.nextInt(PAGE / LINE));
    }
  }

  private void account(Random random) {
    int tid = 1 + random.nextInt(3);
    meter.use(meter.open(1, tid, Mode.KERNEL, "work" + random.nextInt(2)));
    meter.switched(random.nextBoolean() ? SwitchKind.THREAD : SwitchKind.PROCESS);
  }

  private void fence(int which, int at) {
    code.leave();
    switch (which) {
      case 0 -> mmu.flushAll();
      case 1 -> mmu.flushSpace();
      case 2 -> mmu.flushPage(at);
      case 3 -> mmu.emptyInstructionCache();
      case 4 -> mmu.memory().watch(KernelLayout.physical(at) >>> PhysicalMemory.FRAME_SHIFT);
      default -> mmu.writeSatp(mmu.satp(), space.serial());
    }
    mmu.forgetStores();
  }

  private static int user(Random random) {
    return address(random, USER, USER_PAGES);
  }

  /** Mostly at the beginning of a line, and leaving room behind it. */
  private static int address(Random random, int first, int pages) {
    int within =
        random.nextInt(PAGE / LINE) * LINE + (random.nextBoolean() ? 0 : random.nextInt(64));
    return first + random.nextInt(pages - 3) * PAGE + within;
  }

  /** All that the work has left behind; of stamps their order. */
  List<Object> state() {
    List<Object> state = new ArrayList<>();
    state.add(meter.clock());
    state.add(code.hart().retired());
    for (Account account : ledger.accounts()) {
      state.add(account.key());
      state.addAll(List.of(Cause.values()).stream().map(account::cycles).toList());
    }
    for (SwitchKind kind : SwitchKind.values()) {
      state.add(meter.switches().indirectTlbCycles(kind));
      state.add(meter.switches().indirectCacheCycles(kind));
    }
    add(state, mmu.itlb());
    add(state, mmu.dtlb());
    add(state, mmu.l1i());
    add(state, mmu.l1d());
    add(state, second.cache());
    IntStream.range(0, MEMORY_BYTES / 4)
        .forEach(i -> state.add(mmu.memory().readWord(PhysicalMemory.BASE + i * 4)));
    return state;
  }

  private static void add(List<Object> state, Tlb tlb) {
    state.addAll(List.of(tlb.hits(), tlb.misses().total(), tlb.fills(), tlb.flushedEntries()));
    state.addAll(List.of(tlb.misses().evictedBySelf(), tlb.misses().flushedBySwitch()));
    for (int slot = 0; slot < tlb.entries(); slot++) {
      state.addAll(List.of(tlb.page(slot), tlb.pte(slot), tlb.filledBy(slot)));
    }
    state.add(order(tlb.recency.used, tlb.entries(), slot -> tlb.page(slot) >= 0));
  }

  private static void add(List<Object> state, Cache cache) {
    state.addAll(List.of(cache.hits(), cache.misses().total(), cache.writeBacks()));
    state.addAll(List.of(cache.misses().evictedBySelf(), cache.misses().evictedByOther()));
    for (int slot = 0; slot < cache.lines(); slot++) {
      state.addAll(List.of(cache.tags[slot], cache.isDirty(slot)));
      state.addAll(List.of(cache.filledBy(slot), cache.droveOut(slot)));
    }
    state.add(order(cache.recency.used, cache.lines(), slot -> cache.tags[slot] >= 0));
  }

  private static List<Integer> order(long[] used, int slots, IntPredicate filled) {
    return IntStream.range(0, slots)
        .filter(filled)
        .boxed()
        .sorted((left, right) -> Long.compare(used[left], used[right]))
        .toList();
  }
}
