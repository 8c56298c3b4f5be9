package ringside.kernel;

import java.util.List;

/**
 * What a person changes in a computer that stands still, as a debugger does. What comes of it is no
 * longer the run that was.
 */
public sealed interface Alteration {
  /** The number of the pc among the registers. */
  int PC = 32;

  /**
   * A register of a thread that runs or is ready.
   *
   * @param number 1..31, or {@link #PC}
   */
  record Register(int tid, int number, int value) implements Alteration {}

  /**
   * Bytes in the memory of a process, also where its program may not write.
   *
   * @param address virtual, of the first
   * @param bytes each -128..127
   */
  record Memory(int pid, int address, List<Byte> bytes) implements Alteration {
    public Memory {
      bytes = List.copyOf(bytes);
    }
  }

  /** The running thread makes way for this one, which is ready. */
  record Next(int tid) implements Alteration {}

  /** Why something can't be changed. */
  enum Obstacle {
    /** There is no such thread, or process. */
    NOBODY,
    /** The thread is in a system call: its registers are the kernel's until it returns. */
    IN_CALL,
    /** x0 is 0, and there are no registers beyond the pc. */
    NO_REGISTER,
    /** Instructions stand at multiples of 4. */
    ODD_PC,
    /** Nothing is mapped there. */
    NOT_MAPPED,
    /** No frame is left for a copy of the page. */
    NO_FRAME,
    /** The thread that is to be next is not ready. */
    NOT_READY,
    /** No program runs that could make way. */
    NOBODY_RUNS,
    /** The run can't go on from there. */
    OVER
  }

  /** It can't be changed; what it was is as before, or the computer is not to be used any more. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Obstacle obstacle;

    /** For a reason. */
    public Refused(Obstacle obstacle) {
      super(obstacle.name(), null, false, false);
      this.obstacle = obstacle;
    }

    /** Why. */
    public Obstacle obstacle() {
      return obstacle;
    }
  }
}
