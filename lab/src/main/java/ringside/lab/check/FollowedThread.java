package ringside.lab.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which functions a thread is in, and what it will have to find unchanged when they return. */
final class FollowedThread {
  private static final int REGISTERS = 32;

  /** Functions that were called, the innermost last. */
  final List<Frame> frames = new ArrayList<>();

  /** The address of the instruction that has written a register last. */
  private final int[] writers = new int[REGISTERS];

  /** The instruction that was fetched last: its address, and itself; 0 where there was none. */
  int pc;

  int word;

  /**
   * A function that was called, or a signal handler.
   *
   * @param returnTo where it goes on after it
   * @param sp stack pointer at the call
   * @param saved s0 to s11 at the call
   * @param interrupted the instruction before a handler; null where it is none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int returnTo, int sp, int[] saved, @Nullable Fetched interrupted) {}

  /** An instruction and its address. */
  record Fetched(int pc, int word) {}

  /** Another instruction is fetched; the one before has done its work. */
  void fetched(int nextPc, int nextWord) {
    pc = nextPc;
    word = nextWord;
  }

  /** Notes what the last instruction has written. */
  void noteWrite(int register) {
    writers[register] = pc;
  }

  /** The address of the instruction that has written a register last; 0 for none. */
  int writer(int register) {
    return writers[register];
  }

  /** The innermost function, or null. */
  @Nullable Frame top() {
    return frames.isEmpty() ? null : frames.get(frames.size() - 1);
  }

  /** A handler begins: nobody calls it, and what is returned from in between waits. */
  void handlerBegins() {
    frames.add(new Frame(0, 0, new int[0], new Fetched(pc, word)));
    fetched(0, 0);
  }

  /** A handler has returned: all goes on as if it had not been. */
  void handlerEnds() {
    for (int i = frames.size() - 1; i >= 0; i--) {
      Fetched interrupted = frames.get(i).interrupted();
      if (interrupted != null) {
        fetched(interrupted.pc(), interrupted.word());
        frames.subList(i, frames.size()).clear();
        return;
      }
    }
  }

  /** Begins where another thread is (fork). */
  void beginLike(FollowedThread other) {
    clear();
    frames.addAll(other.frames);
    System.arraycopy(other.writers, 0, writers, 0, REGISTERS);
    fetched(other.pc, other.word);
  }

  /** Another program begins. */
  void clear() {
    frames.clear();
    fetched(0, 0);
  }
}
