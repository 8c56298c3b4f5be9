package ringside.kernel.memory;

import ringside.cpu.Hart;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.trap.KernelStart;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Dram;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.memory.PhysicalMemory;

/** A kernel's memory on a hart, without processes. */
final class MemoryBench {
  final Meter meter = new Meter(new Ledger(), 0);
  final KernelMemory memory;
  final KernelStart start;
  final int framesAtStart;

  MemoryBench(int memoryBytes) {
    Configuration configuration = Configuration.of(Preset.TINY);
    PhysicalMemory physical = new PhysicalMemory(memoryBytes);
    Mmu mmu = new Mmu(configuration.mmu(), physical, new Dram(1), meter);
    KernelLayout layout = new KernelLayout(memoryBytes);
    KernelCode code = new KernelCode(new Hart(mmu, configuration.pipeline()));
    start = new KernelStart(code, layout, false);
    memory = new KernelMemory(code, layout, 128 << 10, new SwapDisk(0, 0, 0));
    framesAtStart = memory.frames().inUse();
  }
}
