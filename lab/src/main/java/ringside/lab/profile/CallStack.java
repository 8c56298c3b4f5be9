package ringside.lab.profile;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.Fields;

/**
 * The functions that a thread is in, followed from instruction to instruction: {@code jal} and
 * {@code jalr} that link through ra or t0 call, {@code jalr} through one of them without a link
 * returns, a handler of a signal is called by the kernel. What jumps elsewhere changes the
 * innermost function.
 */
final class CallStack {
  private static final int JAL = 0x6f;
  private static final int JALR = 0x67;
  private static final int OPCODE = 0x7f;
  private static final int RA = 1;
  private static final int T0 = 5;

  /** Deeper calls are booked with the function at this depth. */
  private static final int DEEPEST = 400;

  private final CallNode thread;
  private final List<Frame> frames = new ArrayList<>();
  private boolean handlerBegins;

  private record Frame(CallNode node, int returnTo, boolean handler) {}

  CallStack(CallNode thread) {
    this.thread = thread;
  }

  /** The innermost function, or the thread where it is in none yet. */
  CallNode top() {
    return frames.isEmpty() ? thread : frames.get(frames.size() - 1).node;
  }

  /**
   * The thread goes on at an instruction.
   *
   * @param function that it is in
   * @param before address of the instruction before
   * @param word of the instruction before, or 0 where there was none
   */
  void goTo(int pc, String function, int before, int word) {
    boolean linked = links(Fields.rd(word));
    boolean jump = (word & OPCODE) == JAL || (word & OPCODE) == JALR;
    if (handlerBegins || frames.isEmpty()) {
      push(function, 0, handlerBegins);
      handlerBegins = false;
    } else if (jump && linked && pc != before + 4) {
      push(function, before + 4, false);
    } else if ((word & OPCODE) == JALR && !linked && links(Fields.rs1(word))) {
      popTo(pc);
    }
    if (!top().name().equals(function)) {
      Frame last = frames.remove(frames.size() - 1);
      push(function, last.returnTo, last.handler);
    }
  }

  private static boolean links(int register) {
    return register == RA || register == T0;
  }

  /** The next instruction is the first of a handler. */
  void handlerBegins() {
    handlerBegins = true;
  }

  /** A handler has returned, and whatever was called from it. */
  void handlerEnds() {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).handler) {
        frames.subList(i, frames.size()).clear();
        return;
      }
    }
  }

  /** Another program begins. */
  void clear() {
    frames.clear();
    handlerBegins = false;
  }

  /** Begins in the functions that another thread is in (fork). */
  void beginLike(CallStack other) {
    clear();
    other.frames.forEach(frame -> push(frame.node.name(), frame.returnTo, frame.handler));
  }

  private void push(String function, int returnTo, boolean handler) {
    CallNode top = top();
    boolean same = top.name().equals(function) && !frames.isEmpty();
    CallNode node = same || frames.size() >= DEEPEST ? top : top.child(function);
    frames.add(new Frame(node, returnTo, handler));
  }

  private void popTo(int pc) {
    for (int i = frames.size() - 1; i > 0; i--) {
      if (frames.get(i).returnTo == pc) {
        frames.subList(i, frames.size()).clear();
        return;
      }
    }
  }
}
