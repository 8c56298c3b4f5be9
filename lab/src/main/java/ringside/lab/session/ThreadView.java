package ringside.lab.session;

import java.util.Arrays;
import java.util.List;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.SavedRegisters;
import ringside.mmu.ledger.Mode;

/**
 * A thread where a session has stopped; looking costs no cycle.
 *
 * @param state what it does
 * @param pc address of its next instruction
 * @param registers x0..x31
 */
public record ThreadView(int pid, int tid, ThreadState state, int pc, List<Integer> registers) {
  /** A thread of a computer, where that stands. */
  public static ThreadView of(Computer computer, GuestThread thread) {
    Hart hart = computer.hart();
    boolean runs = thread.state() == ThreadState.RUNNING && hart.mode() == Mode.USER;
    SavedRegisters saved = new SavedRegisters(hart.mmu().memory());
    List<Integer> registers =
        runs
            ? Arrays.stream(hart.x, 0, Hart.SINK).boxed().toList()
            : List.copyOf(saved.registers(thread));
    int pc = runs ? hart.pc : saved.pc(thread);
    return new ThreadView(thread.process().pid(), thread.tid(), thread.state(), pc, registers);
  }

  /**
   * A register's value.
   *
   * @param name as in a0 or x10
   * @throws IllegalArgumentException where there is none of that name
   */
  public int register(String name) {
    int number = Register.number(name);
    if (number < 0) {
      throw new IllegalArgumentException("there is no register " + name);
    }
    return registers.get(number);
  }
}
