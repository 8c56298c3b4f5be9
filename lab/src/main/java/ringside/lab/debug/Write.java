package ringside.lab.debug;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody has written a word of memory.
 *
 * @param computer in whose memory, by its number from 1
 * @param cycle the clock before the access
 * @param pid on whose behalf; 0 for the kernel's own
 * @param tid on whose behalf; 0 for the kernel's own
 * @param what what the kernel did when it wrote, as the ledger calls it; empty for a program
 * @param pc of the instruction, or of the program's that the kernel was called by; empty before the
 *     program's first
 * @param address virtual, by which it was written; above 0xc0000000 the kernel's own
 * @param physical address of the word
 * @param before the word before
 * @param after the word after
 * @param first the first byte of the word that was written, from 0
 * @param bytes of the word that were written
 * @param copy where the kernel has copied them from; empty where it has not
 */
public record Write(
    int computer,
    long cycle,
    int pid,
    int tid,
    String what,
    OptionalInt pc,
    int address,
    int physical,
    int before,
    int after,
    int first,
    int bytes,
    Optional<Copy> copy) {
  /** What is said to have been done where a person has changed the word. */
  static final String BY_HAND = "by hand";

  /** The same, with what is known only when it is over. */
  Write ended(int value, Optional<Copy> source) {
    return new Write(
        computer, cycle, pid, tid, what, pc, address, physical, before, value, first, bytes,
        source);
  }

  /** Whether it has written a byte of the word, from 0. */
  boolean covers(int offset) {
    return offset >= first && offset < first + bytes;
  }

  /** Whether the kernel wrote it. */
  public boolean byKernel() {
    return !what.isEmpty() && !byHand();
  }

  /** Whether a person has changed it, in a branch of the run. */
  public boolean byHand() {
    return what.equals(BY_HAND);
  }
}
