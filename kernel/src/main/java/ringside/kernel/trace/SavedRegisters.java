package ringside.kernel.trace;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.Register;
import ringside.kernel.process.GuestThread;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;

/** What a thread's save area holds, for an onlooker: free of charge. */
final class SavedRegisters {
  private final PhysicalMemory memory;

  SavedRegisters(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** x0..x31. */
  List<Integer> registers(GuestThread thread) {
    List<Integer> registers = new ArrayList<>(List.of(0));
    for (int i = 1; i < Register.names().size(); i++) {
      registers.add(peek(thread.savedRegister(i)));
    }
    return registers;
  }

  /** Where the thread goes on. */
  int pc(GuestThread thread) {
    return peek(thread.savedPc());
  }

  private int peek(int kernelAddress) {
    return memory.readWord(KernelLayout.physical(kernelAddress));
  }
}
