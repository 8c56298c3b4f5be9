package ringside.kernel.trap;

import ringside.cpu.Hart;
import ringside.kernel.process.GuestThread;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Stores and loads a thread's registers in its TCB, word by word, as the trap code does. */
final class SaveArea {
  /** x1..x31. */
  private static final int REGISTERS = 31;

  private final KernelCode code;

  /** As they stand in a save area. */
  private final int[] words = new int[GuestThread.SAVE_WORDS];

  SaveArea(KernelCode code) {
    this.code = code;
  }

  /** 33 stores: x1..x31, sepc, sstatus. */
  void store(GuestThread thread) {
    Hart hart = code.hart();
    System.arraycopy(hart.x, 1, words, 0, REGISTERS);
    words[REGISTERS] = hart.csrs().sepc();
    words[REGISTERS + 1] = hart.csrs().sstatus();
    code.run(Routine.TRAP_ENTRY);
    code.store(thread.savedRegister(1), words, 0, words.length);
  }

  /** 33 loads, then sret's way out. */
  void load(GuestThread thread) {
    Hart hart = code.hart();
    code.run(Routine.TRAP_EXIT);
    code.load(thread.savedRegister(1), words, 0, words.length);
    System.arraycopy(words, 0, hart.x, 1, REGISTERS);
    hart.csrs().setSepc(words[REGISTERS]);
    // The thread returns to user mode whatever its save area says of the supervisor's mode.
    hart.csrs().setSstatus(USER_STATUS);
  }

  /** SUM and SPIE set, SPP clear. */
  private static final int USER_STATUS = 1 << 18 | 1 << 5;
}
