package ringside.lab.debug;

import ringside.kernel.Alteration;

/**
 * Something that a person has changed in a run.
 *
 * @param cycle the clock where the run stood
 * @param what was changed
 */
public record Change(long cycle, Alteration what) {
  /** Whether a register of a thread was changed. */
  boolean isOf(int tid, int register) {
    return what instanceof Alteration.Register own && own.tid() == tid && own.number() == register;
  }
}
