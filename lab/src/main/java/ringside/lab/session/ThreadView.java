package ringside.lab.session;

import java.util.List;
import ringside.isa.Register;
import ringside.kernel.event.ThreadState;

/**
 * A thread where a session has stopped; looking costs no cycle.
 *
 * @param state what it does
 * @param pc address of its next instruction
 * @param registers x0..x31
 */
public record ThreadView(int pid, int tid, ThreadState state, int pc, List<Integer> registers) {
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
