/**
 * What single parts of the house cost the host, by JMH. Start reading at {@link
 * ringside.benchmarks.MemoryParts}; whole runs beside qemu-riscv32 are {@code ringside bench}.
 */
@org.jspecify.annotations.NullMarked
package ringside.benchmarks;
