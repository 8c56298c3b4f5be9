package ringside.kernel.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of code that signal handlers return to (Linux has it in the vDSO). All processes share
 * its one frame, which is there as long as one of them has mapped it.
 */
final class Trampoline {
  private final KernelMemory memory;
  private @Nullable SharedPages pages;

  Trampoline(KernelMemory memory) {
    this.memory = memory;
  }

  SharedPages pages(List<Integer> instructions) {
    if (pages == null) {
      SharedPages made = new SharedPages(memory.frames(), () -> pages = null);
      int frame = made.frame(0);
      for (int i = 0; i < instructions.size(); i++) {
        memory.code().store(frame + i * 4, instructions.get(i));
      }
      pages = made;
    }
    return pages;
  }
}
