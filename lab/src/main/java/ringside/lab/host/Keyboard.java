package ringside.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;

/**
 * What a person types: lines for whoever reads them, and Ctrl-C, Ctrl-Z and Ctrl-\ for those who
 * don't. The host's terminal is told to hand these on as bytes (the launcher does that).
 */
final class Keyboard {
  private static final int END = -1;
  private static final int SIGNAL = -2;

  /** A terminal that has gone says for ever what a person says now and then. */
  private static final int MOST_ENDS = 100;

  private static final int PATIENCE_MILLIS = 20;
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int CTRL_Z = 26;
  private static final int CTRL_BACKSLASH = 28;

  private final InputStream in;
  private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
  private final AtomicInteger signal = new AtomicInteger();
  private boolean watched;
  private volatile boolean gone;

  Keyboard(InputStream in) {
    this.in = in;
  }

  /** Reads ahead from now on, so that keys are seen while nobody reads. */
  void watch() {
    watched = true;
    Thread reader = new Thread(this::readAhead, "keyboard");
    reader.setDaemon(true);
    reader.start();
  }

  /** The signal that a key has asked for since the last question, or 0. */
  int takeSignal() {
    int asked = signal.getAndSet(0);
    if (asked != 0) {
      // Whoever reads next is not to hear of it again.
      typed.remove(Integer.valueOf(SIGNAL));
    }
    return asked;
  }

  /** Waits a little for a key that asks for a signal; false where no more keys will come. */
  boolean awaitSignal() throws IOException {
    if (!watched) {
      int key = in.read();
      note(key);
      return key != END;
    }
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
    return signal.get() != 0 || !gone;
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
    try {
      while (!watched && typed.isEmpty()) {
        note(in.read());
      }
      return typed.take();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  /** Ctrl-D ends the input of one reader, not the terminal's: the next read finds more. */
  private void readAhead() {
    try {
      int ends = 0;
      while (ends < MOST_ENDS) {
        int key = in.read();
        ends = key == END ? ends + 1 : 0;
        note(key);
      }
    } catch (IOException lost) {
      typed.add(END);
    } finally {
      gone = true;
    }
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
    signal.set(wanted.number());
    typed.add(SIGNAL);
  }
}
