package ringside.tests.model;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.engine.Engine;
import ringside.cpu.interpret.CodeCache;
import ringside.cpu.interpret.Interpreter;
import ringside.cpu.interpret.RegionPolicy;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.Mmu;
import ringside.mmu.Satp;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/** The product's hart without a kernel, with a random program in memory, ready in user mode. */
final class Bench {
  final PhysicalMemory memory = new PhysicalMemory(MemoryPlan.MEMORY_BYTES);
  final Ledger ledger = new Ledger();
  final Meter meter = new Meter(ledger, 0);
  final MemoryPlan plan;
  final Dram dram;
  final @Nullable SecondLevel second;
  final Mmu mmu;
  final Hart hart;
  final Engine engine;

  /** Address of the ebreak that ends the main program. */
  final int end;

  /** The main program. */
  final List<Integer> program;

  /**
   * A hart and a program.
   *
   * @param edit what becomes of the program before it is put into memory; of the same size
   */
  Bench(
      Configuration configuration,
      Random random,
      RegionPolicy regions,
      boolean loops,
      UnaryOperator<List<Integer>> edit) {
    plan = new MemoryPlan(memory, random);
    dram = new Dram(configuration.integer(Setting.DRAM_MISS));
    CacheShape shape = configuration.secondLevel();
    second =
        shape == null
            ? null
            : new SecondLevel(
                new Cache(shape, 1),
                dram,
                configuration.integer(Setting.L2_HIT),
                configuration.integer(Setting.L2_WRITEBACK));
    mmu = new Mmu(configuration.mmu(), memory, second == null ? dram : second, meter);
    hart = new Hart(mmu, configuration.pipeline());
    CodeCache codeCache = new CodeCache(memory);
    codeCache.add(mmu);
    engine = new Interpreter(hart, codeCache, regions);
    if (loops) {
      fillData(random);
    }
    program = edit.apply(makePrograms(new ProgramGenerator(random), random, loops));
    write(MemoryPlan.MAIN, program);
    end = MemoryPlan.MAIN + (program.size() - 1) * 4;
    meter.use(meter.open(1, 1, Mode.USER, "program"));
  }

  /** Goes on in user mode at an address, as after a trap. */
  void resume(int address) {
    hart.csrs().setSstatus(0);
    hart.csrs().setSepc(address);
    hart.returnFromTrap();
  }

  void useSpace(int space) {
    mmu.writeSatp(Satp.of(plan.rootFrame(space), space + 1), space + 1);
  }

  /** Puts functions into memory, and returns a main program that calls them. */
  private List<Integer> makePrograms(ProgramGenerator generator, Random random, boolean loops) {
    for (int page = 0; page < MemoryPlan.FUNCTION_PAGES; page++) {
      int offset = ProgramGenerator.functionOffset(page);
      write(MemoryPlan.FUNCTIONS + page * 4096 + offset, generator.function());
    }
    Supplier<List<Integer>> programs =
        loops ? new LoopGenerator(random)::program : generator::program;
    List<Integer> main = programs.get();
    int room = MemoryPlan.MAIN_PAGES * 1024;
    while (main.size() > room) {
      main = programs.get();
    }
    for (int register = 5; register < 16; register++) {
      hart.x[register] = random.nextInt();
    }
    return main;
  }

  /** Bytes of both signs, which loads extend. */
  private void fillData(Random random) {
    for (int page = 0; page < MemoryPlan.DATA_PAGES; page++) {
      for (int offset = 0; offset < 4096; offset += 4) {
        plan.writeCode(MemoryPlan.DATA + page * 4096 + offset, random.nextInt());
      }
    }
  }

  private void write(int address, List<Integer> words) {
    for (int i = 0; i < words.size(); i++) {
      plan.writeCode(address + 4 * i, words.get(i));
    }
  }
}
