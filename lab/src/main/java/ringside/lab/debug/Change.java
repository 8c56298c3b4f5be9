package ringside.lab.debug;

import ringside.kernel.Alteration;

/**
 * Something that a person has changed in a run.
 *
 * @param cycle the clock where the run stood
 * @param computer in which of its computers, from 1
 * @param what was changed
 */
public record Change(long cycle, int computer, Alteration what) {
  /** Whether a register of a thread was changed. */
  boolean isOf(int number, int tid, int register) {
    return computer == number
        && what instanceof Alteration.Register own
        && own.tid() == tid
        && own.number() == register;
  }
}
