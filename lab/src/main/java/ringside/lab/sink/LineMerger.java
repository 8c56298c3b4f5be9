package ringside.lab.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What several computers print: line by line, each behind its computer's name, in the order of the
 * cycles at which the lines were finished. Who ran when on the host is not to be seen.
 */
public final class LineMerger {
  private static final int LONGEST_LINE = 1 << 16;

  @SuppressWarnings("ArrayRecordComponent") // handed over once
  private record Line(long cycle, int computer, long sequence, OutputStream to, byte[] bytes)
      implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byCycle = Long.compare(cycle, other.cycle);
      int byComputer = byCycle != 0 ? byCycle : Integer.compare(computer, other.computer);
      return byComputer != 0 ? byComputer : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Line> waiting = new PriorityQueue<>();
  private final List<LineStream> streams = new ArrayList<>();
  private long sequence;
  private @Nullable IOException failure;

  /**
   * A stream whose lines go to another.
   *
   * @param computer whose lines come first among those of the same cycle
   * @param prefix of each line
   * @param clock says the cycle
   */
  public OutputStream stream(int computer, String prefix, OutputStream to, LongSupplier clock) {
    LineStream stream = new LineStream(computer, prefix, to, clock);
    streams.add(stream);
    return stream;
  }

  /** No line will be finished before a cycle any more: hands on those that were. */
  public void reached(long cycle) {
    while (!waiting.isEmpty() && waiting.peek().cycle < cycle) {
      Line line = waiting.remove();
      try {
        if (failure == null) {
          line.to.write(line.bytes);
          line.to.flush();
        }
      } catch (IOException refused) {
        failure = refused;
      }
    }
  }

  /** Hands on all that is left, unfinished lines too. */
  public void finish() {
    streams.forEach(LineStream::finishLine);
    reached(Long.MAX_VALUE);
  }

  private final class LineStream extends OutputStream {
    private final int computer;
    private final byte[] prefix;
    private final OutputStream to;
    private final LongSupplier clock;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LineStream(int computer, String prefix, OutputStream to, LongSupplier clock) {
      this.computer = computer;
      this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
      this.to = to;
      this.clock = clock;
    }

    /** Lines are written later: what was wrong with those before is the answer to the next. */
    @Override
    public void write(int value) throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (value != '\n') {
        line.write(value);
      }
      if (value == '\n' || line.size() == LONGEST_LINE) {
        endLine();
      }
    }

    private void finishLine() {
      if (line.size() > 0) {
        endLine();
      }
    }

    private void endLine() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(prefix, 0, prefix.length);
      bytes.write(line.toByteArray(), 0, line.size());
      bytes.write('\n');
      line.reset();
      waiting.add(new Line(clock.getAsLong(), computer, sequence++, to, bytes.toByteArray()));
    }
  }
}
