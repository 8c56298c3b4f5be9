package ringside.cli.trace;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** A line for each memory access, in the order of the machine; the first line names the columns. */
public final class AccessTrace implements Closeable {
  private static final String COLUMNS = "# cycle hart pid tid mode kind va pa size tlb from\n";
  private static final int HEX_DIGITS = 8;

  private final BufferedWriter writer;
  private final StringBuilder line = new StringBuilder();

  /** Creates the file, or empties it. */
  public AccessTrace(Path file) throws IOException {
    this.writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    writer.write(COLUMNS);
  }

  /** Who writes down the accesses that a meter is charged for. */
  public AccessObserver of(Meter meter) {
    return (cycle, mode, kind, virtualAddress, physicalAddress, bytes, translation, origin) ->
        write(
            meter.account().key(),
            cycle,
            mode,
            kind,
            virtualAddress,
            physicalAddress,
            bytes,
            translation,
            origin);
  }

  private void write(
      AccountKey key,
      long cycle,
      Mode mode,
      AccessObserver.Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      AccessObserver.Translation translation,
      @Nullable Origin origin) {
    line.setLength(0);
    line.append(cycle).append(' ').append(key.hart()).append(' ');
    line.append(key.pid()).append(' ').append(key.tid()).append(' ');
    line.append(mode.title()).append(' ').append(kind.letter()).append(' ');
    hex(virtualAddress);
    hex(physicalAddress);
    line.append(bytes).append(' ').append(translation.title()).append(' ');
    line.append(origin == null ? "-" : origin.name()).append('\n');
    try {
      writer.append(line);
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the trace of accesses", full);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void hex(int value) {
    for (int shift = (HEX_DIGITS - 1) * 4; shift >= 0; shift -= 4) {
      line.append(Character.forDigit(value >>> shift & 0xf, 16));
    }
    line.append(' ');
  }
}
