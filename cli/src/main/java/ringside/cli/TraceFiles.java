package ringside.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.lab.host.Refusal;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trace.CycleRange;
import ringside.lab.trace.Trace;
import ringside.lab.trace.TraceFormat;
import ringside.lab.trace.TracedComputer;

/** The files that --trace names, while they are written. */
final class TraceFiles {
  private static final String OPTION = "--trace";

  private final List<Trace> traces = new ArrayList<>();

  private TraceFiles() {}

  /** Begins files; their names have been checked. */
  static TraceFiles open(RunOptions options, List<String> files) throws Failure {
    TraceFiles open = new TraceFiles();
    CycleRange range = new CycleRange(options.traceFrom, options.traceTo);
    for (String file : files) {
      TraceFormat format = TraceFormat.of(file).orElseThrow();
      open.traces.add(
          HostFiles.write(
              OPTION,
              file,
              path -> format.open(new BufferedOutputStream(Files.newOutputStream(path)), range)));
    }
    return open;
  }

  /** Refuses names that no format has, and ranges that hold no cycle. */
  static void check(RunOptions options) throws Failure {
    for (String file : options.traces) {
      RunOptions.require(
          TraceFormat.of(file).isPresent(),
          OPTION
              + " "
              + file
              + ": the end of the name chooses the format; try one of "
              + TraceFormat.extensions());
    }
    boolean whole = options.traceFrom == 0 && options.traceTo == Long.MAX_VALUE;
    RunOptions.require(
        whole || !options.traces.isEmpty(),
        "--trace-from and --trace-to: there is nothing to cut without --trace");
    RunOptions.require(
        options.traceFrom >= 0 && options.traceFrom <= options.traceTo,
        "--trace-from and --trace-to: the first cycle, then the last, please, as in 1000 and 2000");
  }

  /** Those that hold all computers of a run. */
  static List<String> ofAllComputers(RunOptions options) {
    return options.traces.stream().filter(TraceFiles::holdsAll).toList();
  }

  /**
   * Those of which each computer has its own.
   *
   * @param own its name for a file
   */
  static List<String> ofOneComputer(RunOptions options, UnaryOperator<String> own) {
    return options.traces.stream().filter(file -> !holdsAll(file)).map(own).toList();
  }

  private static boolean holdsAll(String file) {
    return TraceFormat.of(file).orElseThrow().holdsAllComputers();
  }

  /** What traces are told of a computer. */
  static TracedComputer computer(
      int number, String name, String program, Configuration configuration) {
    return new TracedComputer(number, name, program, configuration.number(Setting.CLOCK_MHZ));
  }

  /** Lets them hear the computer of the guest that was named last. */
  void attach(SessionBuilder session, TracedComputer computer) {
    traces.forEach(trace -> trace.attach(session, computer));
  }

  /** Ends them. */
  void close() throws Failure {
    try {
      for (Trace trace : traces) {
        trace.close();
      }
    } catch (IOException full) {
      throw Failure.cantWrite("a trace to its end", Refusal.reason(full));
    }
  }
}
