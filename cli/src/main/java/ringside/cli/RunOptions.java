package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Quantity;
import ringside.lab.explore.Token;

/** The options of run that are not the machine's. */
final class RunOptions {
  /** What {@code --engine} takes. */
  static final String ENGINES = "plain|fast|translate";

  @Option(names = "--max-cycles", paramLabel = "CYCLES")
  long maximumCycles = Long.MAX_VALUE;

  @Option(names = "--timeout", paramLabel = "SECONDS")
  double timeoutSeconds = Double.POSITIVE_INFINITY;

  @Option(names = "--max-output", paramLabel = "BYTES")
  @Nullable String maximumOutput;

  @Option(names = "--stdin", paramLabel = "FILE")
  @Nullable String standardInput;

  @Option(names = "--env", paramLabel = "NAME=VALUE")
  List<String> environment = new ArrayList<>();

  @Option(names = "--engine", paramLabel = ENGINES)
  @Nullable String engineName;

  @Option(names = "--stats")
  boolean statistics;

  @Option(names = "--json", paramLabel = "FILE")
  @Nullable String json;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  @Nullable String report;

  @Option(names = "--strace")
  boolean strace;

  @Option(names = "--trace-accesses", paramLabel = "FILE")
  @Nullable String accesses;

  @Option(names = "--trace", paramLabel = "FILE.EXT")
  List<String> traces = new ArrayList<>();

  @Option(names = "--trace-from", paramLabel = "CYCLE")
  long traceFrom;

  @Option(names = "--trace-to", paramLabel = "CYCLE")
  long traceTo = Long.MAX_VALUE;

  @Option(names = "--terminal")
  boolean terminal;

  @Option(names = "--transitions", paramLabel = "FILE")
  @Nullable String transitions;

  @Option(names = "--mount", paramLabel = "HOSTDIR:GUESTDIR[:rw]")
  List<String> mounts = new ArrayList<>();

  @Option(names = "--pcap", paramLabel = "FILE")
  @Nullable String packets;

  @Option(names = "--forward", paramLabel = "HOSTPORT:[COMPUTER:]GUESTPORT")
  List<String> forwards = new ArrayList<>();

  @Option(names = "--record", paramLabel = "FILE")
  @Nullable String record;

  @Option(names = "--replay", paramLabel = "FILE")
  @Nullable String replay;

  @Option(names = "--record-schedule", paramLabel = "FILE")
  @Nullable String recordedSchedule;

  @Option(names = "--schedule", paramLabel = "FILE")
  @Nullable String schedule;

  @Option(names = "--try")
  boolean triesSchedule;

  @Option(names = "--expect-stdout", paramLabel = "TEXT|/REGEX/|@FILE")
  @Nullable String expectedOutput;

  @Option(names = "--expect-exit", paramLabel = "STATUS")
  @Nullable Integer expectedStatus;

  @Option(names = "--receipt", paramLabel = "FILE")
  @Nullable String receipt;

  @Option(names = "--computer", paramLabel = "'PROGRAM ARGUMENTS'")
  List<String> computers = new ArrayList<>();

  @Option(names = "--computers", paramLabel = "FILE.toml")
  @Nullable String computersFile;

  @Option(names = "--at", paramLabel = "CYCLE")
  List<Long> at = new ArrayList<>();

  @Option(names = "--show", paramLabel = "WHAT[,WHAT...]")
  @Nullable String show;

  @Option(names = "--lang", paramLabel = "en|ko")
  @Nullable String language;

  /** Refuses values that mean nothing. */
  void check() throws Failure {
    outputBytes();
    require(maximumCycles > 0, "--max-cycles: a positive number of cycles, please");
    require(timeoutSeconds > 0, "--timeout: a positive number of seconds, please");
    require(
        replay == null || forwards.isEmpty(),
        "--replay takes the place of --forward: give one of them");
    require(
        record == null || !forwards.isEmpty(),
        "--record: there is nothing to record without --forward");
    TraceFiles.check(this);
    require(
        receipt == null || mounts.isEmpty() && forwards.isEmpty() && replay == null,
        "--receipt: what comes from folders and ports of the host is in no receipt"
            + "\n  leave out --mount, --forward and --replay");
    require(
        receipt == null && expectedOutput == null && expectedStatus == null || !several(),
        "--receipt, --expect-stdout and --expect-exit: one computer at a time, please");
    require(
        at.stream().allMatch(cycle -> cycle >= 0), "--at: a number of cycles from 0 on, please");
    require(
        at.isEmpty() || show != null || report != null,
        "--at: say what to show there, as in --at 20000 --show map,tlb");
    require(
        schedule == null || !Token.isLike(schedule) || !several(),
        "--schedule: a token is of one computer\n  leave out --computer and --computers");
    require(
        !triesSchedule || schedule != null && Token.isLike(schedule),
        "--try: it needs a token of explore, as in --schedule rs1:... --try");
    require(at.isEmpty() || !several(), "--at: one computer at a time, please");
    require(
        show == null || !several(),
        "--show: one computer at a time, please"
            + "\n  name a PROGRAM instead of --computer or --computers");
    Sights.wanted(show);
    for (String variable : environment) {
      require(variable.indexOf('=') > 0, "--env " + variable + ": write it as NAME=VALUE");
    }
  }

  /** What executes programs. */
  EngineKind engine() throws Failure {
    return engine(engineName);
  }

  /** The engine of a name; the default where none is named. */
  static EngineKind engine(@Nullable String engineName) throws Failure {
    if (engineName == null) {
      return EngineKind.DEFAULT;
    }
    return EngineKind.of(engineName)
        .orElseThrow(
            () ->
                new Failure(
                    Status.USAGE,
                    "ringside: --engine is plain, fast or translate, not " + engineName));
  }

  /**
   * Bytes that the guest may write.
   *
   * @throws Failure where they can't be understood
   */
  long outputBytes() throws Failure {
    if (maximumOutput == null) {
      return Long.MAX_VALUE;
    }
    long bytes;
    try {
      bytes = Quantity.parse(maximumOutput);
    } catch (IllegalArgumentException unclear) {
      bytes = 0;
    }
    require(bytes > 0, "--max-output: a positive number of bytes, please, as in 4096 or 1MiB");
    return bytes;
  }

  /** Whether several computers are to run. */
  boolean several() {
    return !computers.isEmpty() || computersFile != null;
  }

  /** What one of several computers has of them: files carry its number, as in out-1.pcap. */
  RunOptions ofComputer(int number) {
    RunOptions own = new RunOptions();
    own.environment = environment;
    own.engineName = engineName;
    own.maximumOutput = maximumOutput;
    own.statistics = statistics;
    own.json = json;
    own.strace = strace;
    own.language = language;
    own.accesses = numberedIfGiven(accesses, number);
    own.traces = TraceFiles.ofOneComputer(this, file -> numbered(file, number));
    own.traceFrom = traceFrom;
    own.traceTo = traceTo;
    own.transitions = numberedIfGiven(transitions, number);
    own.packets = numberedIfGiven(packets, number);
    own.schedule = numberedIfGiven(schedule, number);
    own.recordedSchedule = numberedIfGiven(recordedSchedule, number);
    own.report = FigureReport.TERMINAL.equals(report) ? report : numberedIfGiven(report, number);
    own.mounts = mounts;
    own.forwards = forwards;
    own.record = numberedIfGiven(record, number);
    own.replay = replay == null ? null : HostPrograms.recording(replay, number);
    own.standardInput = number == 1 ? standardInput : null;
    own.terminal = number == 1 && terminal;
    return own;
  }

  private static @Nullable String numberedIfGiven(@Nullable String file, int number) {
    return file == null ? null : numbered(file, number);
  }

  /** A file's name with the number of a computer behind it. */
  static String numbered(String file, int number) {
    int name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
    int dot = file.lastIndexOf('.');
    int at = dot > name ? dot : file.length();
    return file.substring(0, at) + "-" + number + file.substring(at);
  }

  /** Refuses a command line where a condition does not hold. */
  static void require(boolean condition, String message) throws Failure {
    if (!condition) {
      throw new Failure(Status.USAGE, "ringside: " + message);
    }
  }
}
