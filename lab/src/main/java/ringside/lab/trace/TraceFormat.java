package ringside.lab.trace;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of traces; the end of a file's name chooses one. */
public enum TraceFormat {
  /** A line for each event, to be read. */
  TXT {
    @Override
    public Trace open(OutputStream out, CycleRange range) {
      return new EventLines(out, range, new TextLine());
    }
  },
  /** A JSON object on a line for each event (docs/trace.schema.json). */
  JSONL {
    @Override
    public Trace open(OutputStream out, CycleRange range) {
      return new EventLines(out, range, new JsonLine());
    }
  },
  /** Tracks and slices for Perfetto (ui.perfetto.dev), of all computers. */
  PFTRACE {
    @Override
    public Trace open(OutputStream out, CycleRange range) {
      return new PerfettoTrace(out, range);
    }

    @Override
    public boolean holdsAllComputers() {
      return true;
    }
  },
  /** Values of a hart over time, for GTKWave and its kind (IEEE 1364). */
  VCD {
    @Override
    public Trace open(OutputStream out, CycleRange range) {
      return new VcdTrace(out, range);
    }
  },
  /** The way of instructions through the pipeline, for Konata. */
  KANATA {
    @Override
    public Trace open(OutputStream out, CycleRange range) {
      return new KanataTrace(out, range);
    }
  };

  /**
   * Begins a trace.
   *
   * @param out with a buffer of its own; closed with the trace
   */
  public abstract Trace open(OutputStream out, CycleRange range);

  /** The end of its files' names, as in {@code .txt}. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether one file holds all computers of a run, rather than one each. */
  public boolean holdsAllComputers() {
    return false;
  }

  /** The format that a file's name asks for. */
  public static Optional<TraceFormat> of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.extension())).findFirst();
  }

  /** All extensions, as in {@code .txt, .jsonl}. */
  public static String extensions() {
    return Arrays.stream(values()).map(TraceFormat::extension).collect(Collectors.joining(", "));
  }
}
