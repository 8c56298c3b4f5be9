package ringside.kernel.memory;

import org.jspecify.annotations.Nullable;
import ringside.isa.Encoder;
import ringside.isa.Instruction;
import ringside.isa.abi.Syscall;

/**
 * The page of code that signal handlers return to, which calls rt_sigreturn (Linux has it in the
 * vDSO). All processes share its one frame, which is there as long as one of them has mapped it.
 */
final class Trampoline {
  private static final int A7 = 17;

  private final KernelMemory memory;
  private @Nullable SharedPages pages;

  Trampoline(KernelMemory memory) {
    this.memory = memory;
  }

  SharedPages pages() {
    if (pages == null) {
      SharedPages made = new SharedPages(memory.frames(), () -> pages = null);
      int frame = made.frame(0);
      int number = Syscall.RT_SIGRETURN.number();
      memory.code().store(frame, Encoder.encode(Instruction.ADDI, A7, 0, 0, number));
      memory.code().store(frame + 4, Encoder.encode(Instruction.ECALL, 0, 0, 0, 0));
      pages = made;
    }
    return pages;
  }
}
