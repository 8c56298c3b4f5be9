package ringside.tests.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.cpu.engine.Engine;
import ringside.cpu.interpret.RegionPolicy;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.translate.JvmCompiler;
import ringside.kernel.config.Configuration;
import ringside.mmu.cache.Cache;
import ringside.mmu.ledger.Cause;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.tlb.Tlb;

/**
 * Runs one random program on the product and on the naive processor, a few hundred cycles at a
 * time, and looks for the first thing that differs.
 */
final class Comparison {
  private static final int MAXIMUM_QUANTA = 400;
  private static final int MAXIMUM_TRAPS = 40;
  private static final int BREAKPOINT = 3;

  private static final UnaryOperator<List<Integer>> AS_IT_IS = UnaryOperator.identity();

  private static final RegionPolicy TRANSLATED = RegionPolicy.everything(JvmCompiler::new);

  private final Random random;
  private final Bench bench;
  private final NaiveProcessor naive;
  private int space;
  private int traps;

  private Comparison(
      Configuration configuration,
      long seed,
      Set<Mistake> mistakes,
      RegionPolicy regions,
      boolean loops,
      UnaryOperator<List<Integer>> edit) {
    random = new Random(seed);
    bench = new Bench(configuration, random, regions, loops, edit);
    naive = new NaiveProcessor(configuration, bench.memory, mistakes);
    bench.hart.x[1] = bench.end;
    System.arraycopy(bench.hart.x, 0, naive.x, 0, naive.x.length);
    useSpace(0);
    resume(MemoryPlan.MAIN);
  }

  /** The naive processor after the whole program, which the product has followed. */
  static NaiveProcessor agreedEnd(Configuration configuration, long seed) {
    Comparison comparison =
        new Comparison(configuration, seed, Set.of(), regions(seed), false, AS_IT_IS);
    String difference = comparison.run();
    if (difference != null) {
      throw new AssertionError(difference);
    }
    return comparison.naive;
  }

  /** What differs first, or null if nothing does. */
  static @Nullable String firstDifference(
      Configuration configuration, long seed, Set<Mistake> mistakes) {
    return new Comparison(configuration, seed, mistakes, regions(seed), false, AS_IT_IS).run();
  }

  /** The same of a program of loops, with regions made as one wants. */
  static @Nullable String firstDifferenceOfLoops(
      Configuration configuration, long seed, RegionCompiler compiler) {
    return ofLoops(configuration, seed, compiler, AS_IT_IS).run();
  }

  /**
   * The smallest program of loops that still shows a difference, as a listing.
   *
   * @param compiler makes one that makes regions, anew for each try
   */
  static List<String> smallestDifferenceOfLoops(
      Configuration configuration, long seed, Supplier<RegionCompiler> compiler) {
    Predicate<List<Integer>> differs =
        words -> differs(ofLoops(configuration, seed, compiler.get(), whole -> words));
    List<Integer> whole = ofLoops(configuration, seed, compiler.get(), AS_IT_IS).bench.program;
    return Shrinking.listing(MemoryPlan.MAIN, Shrinking.shrink(whole, differs));
  }

  /** An exception of the product is a difference, too: its books do not balance, for one. */
  private static boolean differs(Comparison comparison) {
    try {
      return comparison.run() != null;
    } catch (IllegalStateException | IndexOutOfBoundsException noticed) {
      return true;
    }
  }

  private static Comparison ofLoops(
      Configuration configuration,
      long seed,
      RegionCompiler compiler,
      UnaryOperator<List<Integer>> edit) {
    RegionPolicy regions = RegionPolicy.everything(() -> compiler);
    return new Comparison(configuration, seed, Set.of(), regions, true, edit);
  }

  /** Every other program is run as code of the JVM. */
  private static RegionPolicy regions(long seed) {
    return seed % 2 == 0 ? TRANSLATED : RegionPolicy.NONE;
  }

  private @Nullable String run() {
    for (int quantum = 0; quantum < MAXIMUM_QUANTA && traps < MAXIMUM_TRAPS; quantum++) {
      long limit = bench.meter.clock() + (random.nextInt(4) == 0 ? 1 : random.nextInt(900));
      boolean trapped = bench.engine.run(limit) == Engine.Stop.TRAP;
      NaiveFault fault = runNaively(limit);
      String difference = difference(trapped, fault);
      if (difference != null) {
        return "quantum " + quantum + " before cycle " + limit + ": " + difference;
      }
      if (fault != null && fault.cause == BREAKPOINT && naive.pc == bench.end) {
        break;
      }
      if (fault != null) {
        traps++;
        resume(afterTrap(fault));
      }
      kernelActs();
    }
    int address = naive.ram.firstDifference(bench.memory);
    return address == 0 ? null : "memory at " + Integer.toHexString(address);
  }

  private @Nullable NaiveFault runNaively(long limit) {
    try {
      naive.run(limit);
      return null;
    } catch (NaiveFault fault) {
      return fault;
    }
  }

  private int afterTrap(NaiveFault fault) {
    boolean fetch = fault.cause == 12 || fault.cause == 1;
    return fetch ? naive.x[1] & -4 : naive.pc + 4;
  }

  /** Switches, fences and changes of protection, as kernels do them between quanta. */
  private void kernelActs() {
    int page = MemoryPlan.DATA + random.nextInt(MemoryPlan.DATA_PAGES) * 4096;
    switch (random.nextInt(24)) {
      case 0 -> useSpace(1 - space);
      case 1 -> {
        bench.mmu.flushAll();
        naive.translation.flush(true);
      }
      case 2 -> {
        bench.mmu.flushAsid(space + 1);
        naive.translation.flushAsid(space + 1);
      }
      case 3, 4 -> flushPage(page);
      case 5 -> protect(page, random.nextBoolean());
      default -> {}
    }
  }

  private void protect(int page, boolean flushes) {
    int leaf = bench.plan.leafAddress(space, page);
    int changed = bench.memory.readWord(leaf) ^ NaiveTranslation.D;
    bench.memory.writeWord(leaf, changed);
    naive.ram.write(leaf, changed, 4);
    if (flushes) {
      flushPage(page);
    }
  }

  private void flushPage(int page) {
    bench.mmu.flushPage(page);
    naive.translation.flushPage(page);
  }

  private void useSpace(int next) {
    space = next;
    bench.useSpace(space);
    naive.translation.writeSatp(bench.plan.rootFrame(space), space + 1);
  }

  /** A trap takes time: no two accesses before and after it share a cycle. */
  private void resume(int address) {
    bench.meter.charge(Cause.IDLE, 1);
    naive.counts.charge(Cause.IDLE, 1);
    bench.resume(address);
    naive.resume(address);
  }

  private @Nullable String difference(boolean trapped, @Nullable NaiveFault fault) {
    Map<String, Object> real = new LinkedHashMap<>();
    Map<String, Object> expected = new LinkedHashMap<>();
    real.put("trap", trapped ? bench.hart.csrs().scause() : -1);
    expected.put("trap", fault == null ? -1 : fault.cause);
    real.put("stval", trapped ? bench.hart.csrs().stval() : -1);
    expected.put("stval", fault == null ? -1 : fault.value);
    real.put("pc", trapped ? bench.hart.csrs().sepc() : bench.hart.pc);
    expected.put("pc", naive.pc);
    putReal(real);
    putNaive(expected, real);
    for (String name : real.keySet()) {
      if (!Objects.equals(real.get(name), expected.get(name))) {
        return name + " is " + real.get(name) + " but should be " + expected.get(name);
      }
    }
    return null;
  }

  private void putReal(Map<String, Object> all) {
    for (int i = 1; i < 32; i++) {
      all.put("x" + i, bench.hart.x[i]);
    }
    all.put("clock", bench.meter.clock());
    all.put("retired", bench.hart.retired());
    for (Cause cause : Cause.values()) {
      all.put(cause.name(), bench.ledger.sum(key -> true, cause));
    }
    put(all, "itlb", bench.mmu.itlb());
    put(all, "dtlb", bench.mmu.dtlb());
    Tlb secondTlb = bench.mmu.secondTlb();
    if (secondTlb != null) {
      put(all, "tlb2", secondTlb);
    }
    put(all, "l1i", bench.mmu.l1i());
    put(all, "l1d", bench.mmu.l1d());
    if (bench.second != null) {
      put(all, "l2", bench.second.cache());
    }
    all.put("dram.reads", bench.dram.reads());
    all.put("dram.writes", bench.dram.writes());
  }

  private void putNaive(Map<String, Object> all, Map<String, Object> names) {
    for (int i = 1; i < 32; i++) {
      all.put("x" + i, naive.x[i]);
    }
    for (String name : names.keySet()) {
      all.putIfAbsent(name, naive.counts.get(name));
    }
    all.put("clock", naive.counts.clock());
    all.put("itlb.pages", naive.translation.itlb.pages());
    all.put("dtlb.pages", naive.translation.dtlb.pages());
    if (naive.translation.second != null) {
      all.put("tlb2.pages", naive.translation.second.pages());
    }
    all.put("l1i.lines", naive.caches.l1i.lines());
    all.put("l1d.lines", naive.caches.l1d.lines());
    if (naive.caches.l2 != null) {
      all.put("l2.lines", naive.caches.l2.lines());
    }
  }

  private static void put(Map<String, Object> all, String name, Tlb tlb) {
    all.put(name + ".hits", tlb.hits());
    put(all, name, tlb.misses());
    all.put(name + ".pages", filled(IntStream.range(0, tlb.entries()).map(tlb::page)));
  }

  private static void put(Map<String, Object> all, String name, Cache cache) {
    all.put(name + ".hits", cache.hits());
    put(all, name, cache.misses());
    all.put(name + ".writeBacks", cache.writeBacks());
    all.put(name + ".lines", filled(Arrays.stream(cache.tags)));
  }

  private static void put(Map<String, Object> all, String name, MissCounts misses) {
    all.put(name + ".misses", misses.total());
  }

  private static List<Integer> filled(IntStream slots) {
    return slots.filter(slot -> slot != -1).sorted().boxed().toList();
  }
}
