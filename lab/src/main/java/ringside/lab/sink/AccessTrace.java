package ringside.lab.sink;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * A line for each memory access, and for each fence and write of the page-table base, in the order
 * of the machine; the first line names the columns.
 */
public final class AccessTrace implements Closeable {
  private static final String COLUMNS = "# cycle hart pid tid mode kind va pa size tlb from\n";
  private static final int HEX_DIGITS = 8;
  private static final char FENCE = 'F';

  private final Writer writer;

  /**
   * A trace that is written as US-ASCII.
   *
   * @param writer with a buffer of its own; closed with the trace
   */
  public AccessTrace(Writer writer) throws IOException {
    this.writer = writer;
    writer.write(COLUMNS);
  }

  /** Who writes down the accesses that a meter is charged for. */
  public AccessObserver of(Meter meter) {
    return new Lines(meter);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private final class Lines implements AccessObserver {
    private final StringBuilder line = new StringBuilder();
    private final Meter meter;

    Lines(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      begin(cycle, mode, kind.letter());
      hex(virtualAddress);
      hex(physicalAddress);
      line.append(bytes).append(' ').append(translation.title()).append(' ');
      end(origin == null ? "-" : origin.name());
    }

    @Override
    public void fence(long cycle, Fence fence, int address, int base, int asid) {
      begin(cycle, meter.account().key().mode(), FENCE);
      hex(address);
      hex(base);
      line.append(asid).append(' ').append(fence.title()).append(' ');
      end("-");
    }

    private void begin(long cycle, Mode mode, char kind) {
      AccountKey key = meter.account().key();
      line.setLength(0);
      line.append(cycle).append(' ').append(key.hart()).append(' ');
      line.append(key.pid()).append(' ').append(key.tid()).append(' ');
      line.append(mode.title()).append(' ').append(kind).append(' ');
    }

    private void end(String from) {
      line.append(from).append('\n');
      try {
        writer.append(line);
      } catch (IOException full) {
        throw new UncheckedIOException("can't write the trace of accesses", full);
      }
    }

    private void hex(int value) {
      for (int shift = (HEX_DIGITS - 1) * 4; shift >= 0; shift -= 4) {
        line.append(Character.forDigit(value >>> shift & 0xf, 16));
      }
      line.append(' ');
    }
  }
}
