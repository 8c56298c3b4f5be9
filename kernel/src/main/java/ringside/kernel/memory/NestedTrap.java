package ringside.kernel.memory;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;

/**
 * A trap taken inside the kernel, where a copy to or from a user's page faults: a trap frame of 33
 * words on the kernel's stack, the way to the handler, and back. What it costs is all it does.
 */
final class NestedTrap {
  private static final int FRAME_WORDS = 33;

  private final KernelCode code;
  private final int frame;

  NestedTrap(KernelCode code, KernelLayout layout) {
    this.code = code;
    this.frame = layout.staticWord(StaticWord.NESTED_FRAME);
  }

  void enter() {
    code.finish();
    code.hart().chargeTrap();
    code.run(Routine.TRAP_ENTRY);
    code.fill(frame, 0, FRAME_WORDS);
    code.run(Routine.EXCEPTION_DISPATCH);
  }

  void leave() {
    code.run(Routine.TRAP_EXIT);
    code.touch(frame, FRAME_WORDS);
    code.finish();
    code.hart().chargeTrap();
  }
}
