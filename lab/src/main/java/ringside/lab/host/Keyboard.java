package ringside.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;

/**
 * What a person has typed: lines for whoever reads them, and Ctrl-C, Ctrl-Z and Ctrl-\ for those
 * who don't. It comes from a file or pipe that plays a person; {@link LiveKeyboard} is for one.
 */
final class Keyboard {
  private static final int END = -1;
  private static final int SIGNAL = -2;
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int CTRL_Z = 26;
  private static final int CTRL_BACKSLASH = 28;

  private final InputStream in;
  private final Deque<Integer> typed = new ArrayDeque<>();
  private int signal;

  Keyboard(InputStream in) {
    this.in = in;
  }

  /** The signal that a key has asked for since the last question, or 0. */
  int takeSignal() {
    int asked = signal;
    signal = 0;
    if (asked != 0) {
      // Whoever reads next is not to hear of it again.
      typed.remove(Integer.valueOf(SIGNAL));
    }
    return asked;
  }

  /** Waits for a key that may ask for a signal; false where no more keys will come. */
  boolean awaitSignal() throws IOException {
    int key = in.read();
    note(key);
    return key != END;
  }

  /**
   * A line, or as much of one as is wanted; nothing at the end of the input; null where a key has
   * asked for a signal meanwhile.
   */
  byte @Nullable [] read(int length) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < length) {
      int next = next();
      if (next == SIGNAL) {
        return null;
      }
      if (next == END) {
        break;
      }
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private int next() throws IOException {
    while (typed.isEmpty()) {
      note(in.read());
    }
    return typed.remove();
  }

  private void note(int key) {
    switch (key) {
      case CTRL_C -> ask(Signal.SIGINT);
      case CTRL_Z -> ask(Signal.SIGTSTP);
      case CTRL_BACKSLASH -> ask(Signal.SIGQUIT);
      case CTRL_D -> typed.add(END);
      default -> typed.add(key);
    }
  }

  private void ask(Signal wanted) {
    typed.clear();
    signal = wanted.number();
    typed.add(SIGNAL);
  }
}
