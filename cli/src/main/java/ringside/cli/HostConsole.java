package ringside.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.Console;

/**
 * The guest's console on the host's streams. Output is collected for a moment, and is out before
 * the guest reads or anything is said on standard error, so that a terminal shows it in the guest's
 * order.
 */
final class HostConsole implements Console {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long PATIENCE_NANOS = 100_000_000;

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final boolean terminal;
  private final Keyboard keyboard;
  private final int mostBytes;
  private boolean readerGone;
  private long collectedSince;

  HostConsole(InputStream in, Host host, boolean terminal) {
    this(in, host, terminal, BUFFER_BYTES);
  }

  /** A console that hands on what is written as soon as there are so many bytes. */
  HostConsole(InputStream in, Host host, boolean terminal, int mostBytes) {
    this.terminal = terminal;
    this.mostBytes = mostBytes;
    this.in = in;
    this.keyboard = new Keyboard(in);
    this.out = host.out();
    this.err = host.err();
  }

  @Override
  public byte @Nullable [] read(int length) {
    flush();
    try {
      if (terminal) {
        return keyboard.read(length);
      }
      byte[] bytes = new byte[length];
      int count = length == 0 ? 0 : in.read(bytes);
      return count <= 0 ? new byte[0] : Arrays.copyOf(bytes, count);
    } catch (IOException broken) {
      throw new UncheckedIOException("can't read the standard input", broken);
    }
  }

  /** Asked now and then, which is also the time to show what a long run has printed. */
  @Override
  public int takeSignal() {
    if (buffer.size() > 0 && System.nanoTime() - collectedSince > PATIENCE_NANOS) {
      flush();
    }
    return terminal ? keyboard.takeSignal() : 0;
  }

  /** A person sits at the standard input: keys are seen while nobody reads. */
  void watchKeyboard() {
    keyboard.watch();
  }

  @Override
  public boolean isTerminal() {
    return terminal;
  }

  @Override
  public void write(byte[] bytes) {
    collectedSince = buffer.size() == 0 ? System.nanoTime() : collectedSince;
    buffer.writeBytes(bytes);
    if (buffer.size() >= mostBytes) {
      flush();
    }
  }

  @Override
  public void writeError(byte[] bytes) {
    flush();
    try {
      err.write(bytes);
      err.flush();
    } catch (IOException broken) {
      readerGone = true;
    }
  }

  /** Hands on what has been collected; whoever reads it may have gone (as in a pipe to head). */
  void flush() {
    if (buffer.size() == 0) {
      return;
    }
    try {
      if (!readerGone) {
        buffer.writeTo(out);
        out.flush();
      }
    } catch (IOException gone) {
      readerGone = true;
    }
    buffer.reset();
  }
}
