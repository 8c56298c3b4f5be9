package ringside.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.device.ConsoleFile;

/**
 * Where a guest's output goes: collected for a moment, the first bytes excepted, so that a guest
 * hears at once of an output that takes nothing. What went wrong with earlier bytes is the answer
 * to the next that come.
 */
final class HostOutput {
  private final OutputStream out;
  private final Host host;
  private final int mostBytes;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private @Nullable IOException failure;
  private boolean begun;
  private long collectedSince;

  /**
   * The standard output of a host.
   *
   * @param mostBytes that are collected
   */
  HostOutput(Host host, int mostBytes) {
    this.host = host;
    this.out = host.out();
    this.mostBytes = mostBytes;
  }

  /**
   * Takes bytes.
   *
   * @throws FileError EPIPE where the reader has gone, ENOSPC or EIO where they can't be written
   */
  void write(byte[] bytes) {
    refuseAfterFailure();
    collectedSince = buffer.size() == 0 ? System.nanoTime() : collectedSince;
    buffer.writeBytes(bytes);
    if (!begun || buffer.size() >= mostBytes) {
      begun = true;
      flush();
      refuseAfterFailure();
    }
  }

  /** Hands on what has been collected longer ago than some time. */
  void flushAfter(long nanos) {
    if (buffer.size() > 0 && System.nanoTime() - collectedSince > nanos) {
      flush();
    }
  }

  /** Hands on what has been collected. */
  void flush() {
    if (buffer.size() == 0) {
      return;
    }
    try {
      if (failure == null) {
        buffer.writeTo(out);
        out.flush();
      }
    } catch (IOException refused) {
      failure = refused;
    }
    buffer.reset();
  }

  /** What is wrong with the output, or null; a reader that has gone is nothing wrong. */
  @Nullable String complaint() {
    return failure == null || errno(failure) == Errno.EPIPE ? null : failure.getMessage();
  }

  private void refuseAfterFailure() {
    if (failure != null) {
      throw new FileError(errno(failure));
    }
  }

  private Errno errno(IOException refused) {
    String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    if (host.isPipe(ConsoleFile.Stream.OUTPUT) || message.contains("broken pipe")) {
      return Errno.EPIPE;
    }
    return message.contains("space") ? Errno.ENOSPC : Errno.EIO;
  }
}
