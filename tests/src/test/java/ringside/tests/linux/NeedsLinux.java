package ringside.tests.linux;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * Skips a property where there is no qemu-riscv32, before its first try: a property all of whose
 * tries are skipped fails.
 */
public final class NeedsLinux implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return Linux.isPresent() ? SkipResult.doNotSkip() : SkipResult.skip(Linux.MISSING);
  }
}
