/**
 * Physical memory. Caches hold tags alone; the data is always here. Start reading at {@link
 * ringside.mmu.memory.PhysicalMemory}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.memory;
