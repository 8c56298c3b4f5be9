/**
 * The same executables on Ringside and on Linux (qemu-riscv32): equal output, equal status. Start
 * reading at {@link ringside.tests.linux.Linux}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests.linux;
