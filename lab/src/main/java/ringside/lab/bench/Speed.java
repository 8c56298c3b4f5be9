package ringside.lab.bench;

import org.jspecify.annotations.Nullable;

/**
 * How fast a guest program runs.
 *
 * @param program its name
 * @param ringside guest instructions a second, with full timing
 * @param qemu the same of qemu-riscv32, which has no timing; null where it is not installed
 */
public record Speed(String program, double ringside, @Nullable Double qemu) {
  /** How many times as fast qemu-riscv32 is; null where it is not installed. */
  public @Nullable Double ratio() {
    return qemu == null ? null : qemu / ringside;
  }
}
