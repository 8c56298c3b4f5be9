package ringside.kernel.trace;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.Register;
import ringside.kernel.process.GuestThread;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;

/** What a thread's save area holds, for an onlooker: free of charge. */
public final class SavedRegisters {
  private static final int ECALL_BYTES = 4;

  private final PhysicalMemory memory;

  /** Looks into a computer's memory. */
  public SavedRegisters(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** Symbol and source line of the ecall of the system call that a thread is in. */
  public String callPlace(GuestThread thread) {
    return Backtrace.place(thread.process().image(), callPc(thread));
  }

  /** Address of that ecall. */
  public int callPc(GuestThread thread) {
    return pc(thread) - ECALL_BYTES;
  }

  /** x0..x31. */
  public List<Integer> registers(GuestThread thread) {
    List<Integer> registers = new ArrayList<>(List.of(0));
    for (int i = 1; i < Register.names().size(); i++) {
      registers.add(peek(thread.savedRegister(i)));
    }
    return registers;
  }

  /** Where the thread goes on. */
  public int pc(GuestThread thread) {
    return peek(thread.savedPc());
  }

  private int peek(int kernelAddress) {
    return memory.readWord(KernelLayout.physical(kernelAddress));
  }
}
