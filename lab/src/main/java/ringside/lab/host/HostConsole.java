package ringside.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.device.ConsoleFile;
import ringside.kernel.file.terminal.WindowSize;

/**
 * The guest's console on the host's streams. Output is collected for a moment, and is out before
 * the guest reads or anything is said on standard error, so that a terminal shows it in the guest's
 * order.
 */
public final class HostConsole implements Console {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long PATIENCE_NANOS = 100_000_000;

  private final InputStream in;
  private final HostOutput out;
  private final PrintStream err;
  private final Host host;
  private final boolean terminal;
  private final Keyboard keyboard;
  private final Window window = new Window();
  private @Nullable LiveKeyboard live;
  private Interruption interruption = Interruption.NEVER;
  private Runnable whenStuck = () -> {};
  private boolean stuckSaid;
  private @Nullable Overheard overheard;
  private long mostOutput = Long.MAX_VALUE;
  private long written;

  /**
   * A console.
   *
   * @param in what the guest reads
   * @param terminal whether the guest takes it for one
   */
  public HostConsole(InputStream in, Host host, boolean terminal) {
    this(in, host, terminal, BUFFER_BYTES);
  }

  /** A console that hands on what is written as soon as there are so many bytes. */
  public HostConsole(InputStream in, Host host, boolean terminal, int mostBytes) {
    this.terminal = terminal;
    this.in = in;
    this.keyboard = new Keyboard(in);
    this.host = host;
    this.out = new HostOutput(host, mostBytes);
    this.err = host.err();
  }

  /** Takes no more bytes of the guest's output than these; see {@link #isFull}. */
  public void limitOutput(long bytes) {
    mostOutput = bytes;
  }

  /** Keeps all that goes through it from now on. */
  public void overhearBy(Overheard keeper) {
    overheard = keeper;
  }

  /** Whether the guest has written more than it may: the run is to stop. */
  public boolean isFull() {
    return written > mostOutput;
  }

  /** The part of what is written that is within the limit. */
  private byte[] allowed(byte[] bytes) {
    long left = Math.max(0, mostOutput - written);
    written += bytes.length;
    return left < bytes.length ? Arrays.copyOf(bytes, (int) left) : bytes;
  }

  /** While it waits for input, the run can be ended from outside. */
  public void interruptibleBy(Interruption given) {
    interruption = given;
  }

  @Override
  public boolean isOpen(ConsoleFile.Stream stream) {
    return !host.isClosed(stream);
  }

  @Override
  public byte @Nullable [] read(int length) {
    flush();
    interruption.beginWait();
    try {
      if (terminal) {
        return keyboard.read(length);
      }
      byte[] bytes = new byte[length];
      int count = length == 0 ? 0 : in.read(bytes);
      byte[] given = count <= 0 ? new byte[0] : Arrays.copyOf(bytes, count);
      if (overheard != null) {
        overheard.read(given);
      }
      return given;
    } catch (IOException broken) {
      throw new FileError(Errno.EIO);
    } finally {
      interruption.endWait();
    }
  }

  /** Asked now and then, which is also the time to show what a long run has printed. */
  @Override
  public int takeSignal() {
    out.flushAfter(PATIENCE_NANOS);
    int signal = terminal && live == null ? keyboard.takeSignal() : 0;
    stuckSaid = stuckSaid && signal == 0;
    return signal;
  }

  @Override
  public boolean awaitKey(boolean wanted) {
    if (!terminal) {
      return false;
    }
    flush();
    if (!stuckSaid && !wanted) {
      stuckSaid = true;
      whenStuck.run();
    }
    interruption.beginWait();
    try {
      LiveKeyboard keys = live;
      return keys == null ? keyboard.awaitSignal() : keys.await() || !keys.isGone();
    } catch (IOException broken) {
      return false;
    } finally {
      interruption.endWait();
    }
  }

  /** What is to be said when nothing can run until a key has asked for a signal. */
  public void whenStuck(Runnable says) {
    whenStuck = says;
  }

  /** A person sits at the standard input: keys are seen while nobody reads. */
  public void watchKeyboard() {
    keyboard.watch();
  }

  /** A person sits there, and the host does nothing with keys: what they mean is the guest's. */
  public void handOnKeys() {
    live = LiveKeyboard.on(in);
  }

  /** The window has another size. */
  public void windowHasChanged() {
    window.hasChanged();
  }

  @Override
  public boolean hasKeyboard() {
    return live != null;
  }

  @Override
  public byte[] takeKeys() {
    LiveKeyboard keys = live;
    if (keys == null) {
      return NO_KEYS;
    }
    byte[] taken = keys.take();
    stuckSaid = stuckSaid && taken.length == 0;
    return taken;
  }

  @Override
  public long pause(long nanos) {
    LiveKeyboard keys = live;
    if (keys == null) {
      return nanos;
    }
    flush();
    long began = System.nanoTime();
    interruption.beginWait();
    try {
      return keys.await(nanos) ? Math.min(nanos, System.nanoTime() - began) : nanos;
    } finally {
      interruption.endWait();
    }
  }

  @Override
  public @Nullable WindowSize takeSize() {
    return live == null ? null : window.takeSize();
  }

  @Override
  public void endLines(boolean value) {
    if (live != null) {
      flush();
      window.endLines(value);
    }
  }

  @Override
  public boolean isTerminal() {
    return terminal;
  }

  @Override
  public void write(byte[] bytes) {
    byte[] allowed = allowed(bytes);
    if (overheard != null) {
      overheard.written(allowed);
    }
    out.write(allowed);
  }

  @Override
  public void writeError(byte[] bytes) {
    flush();
    byte[] allowed = allowed(bytes);
    if (overheard != null) {
      overheard.complained(allowed);
    }
    err.write(allowed, 0, allowed.length);
    if (err.checkError()) {
      throw new FileError(host.isPipe(ConsoleFile.Stream.ERROR) ? Errno.EPIPE : Errno.EIO);
    }
  }

  /** Hands on what has been collected. */
  public void flush() {
    out.flush();
  }

  /** What is wrong with the standard output, or null where all of it could be written. */
  public @Nullable String complaint() {
    flush();
    return out.complaint();
  }
}
