package ringside.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keys as a person presses them, seen while nobody reads. The host's terminal is told to hand each
 * on at once and to do nothing with it (the launcher does that): what they mean is the guest's
 * business.
 */
final class LiveKeyboard {
  private static final long PATIENCE_NANOS = 20_000_000;

  private final BlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();
  private @Nullable Integer first;
  private volatile boolean gone;

  private LiveKeyboard() {}

  /** Reads ahead from now on. */
  static LiveKeyboard on(InputStream in) {
    LiveKeyboard keyboard = new LiveKeyboard();
    Thread reader = new Thread(() -> keyboard.readAhead(in), "keyboard");
    reader.setDaemon(true);
    reader.start();
    return keyboard;
  }

  private void readAhead(InputStream in) {
    try {
      for (int key = in.read(); key >= 0; key = in.read()) {
        pressed.add(key);
      }
    } catch (IOException lost) {
      // The terminal has gone, as at its end.
    }
    gone = true;
  }

  /** Whether no key will come any more. */
  boolean isGone() {
    return gone && first == null && pressed.isEmpty();
  }

  /** The keys pressed since the last question. */
  byte[] take() {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    if (first != null) {
      keys.write(first);
      first = null;
    }
    for (Integer key = pressed.poll(); key != null; key = pressed.poll()) {
      keys.write(key);
    }
    return keys.toByteArray();
  }

  /** Whether a key has been pressed, for which it waits a little. */
  boolean await() {
    return await(PATIENCE_NANOS);
  }

  /** Whether a key has been pressed, for which it waits so long. */
  boolean await(long nanos) {
    if (first == null) {
      try {
        first = pressed.poll(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        gone = true;
      }
    }
    return first != null;
  }
}
