package ringside.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.terminal.WindowSize;
import ringside.lab.session.MemoryConsole;

/**
 * A console with a keyboard, at which somebody types who waits for a text, and until nothing goes
 * on any more.
 */
final class PersonConsole extends MemoryConsole {
  private final Deque<Deed> deeds = new ArrayDeque<>();
  private int seen;
  private boolean idle;

  /** What is done when a text has been shown: keys, or another size. */
  private record Deed(String awaited, String keys, @Nullable WindowSize size) {}

  PersonConsole() {
    super(new byte[0]);
  }

  /** Types keys when a text has been shown behind what was awaited before. */
  PersonConsole on(String awaited, String keys) {
    deeds.add(new Deed(awaited, keys, null));
    return this;
  }

  /** Makes the window another size then. */
  PersonConsole resizesOn(String awaited, WindowSize size) {
    deeds.add(new Deed(awaited, "", size));
    return this;
  }

  /** All that has been shown. */
  String shown() {
    return new String(output(), ISO_8859_1);
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public boolean hasKeyboard() {
    return true;
  }

  @Override
  public byte[] takeKeys() {
    return isDue() && deeds.element().size() == null ? done().keys().getBytes(ISO_8859_1) : NO_KEYS;
  }

  @Override
  public @Nullable WindowSize takeSize() {
    return isDue() && deeds.element().size() != null ? done().size() : null;
  }

  private boolean isDue() {
    return idle && !deeds.isEmpty() && shown().indexOf(deeds.element().awaited(), seen) >= 0;
  }

  private Deed done() {
    Deed deed = deeds.remove();
    seen = shown().length();
    idle = false;
    return deed;
  }

  @Override
  public boolean awaitKey(boolean wanted) {
    idle = true;
    return isDue();
  }

  /** Nobody waits outside for time to pass. */
  @Override
  public long pause(long nanos) {
    return nanos;
  }
}
