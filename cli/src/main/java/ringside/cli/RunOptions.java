package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Quantity;

/** The options of run that are not the machine's. */
final class RunOptions {
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(
      names = "--max-cycles",
      paramLabel = "CYCLES",
      description = "stop there, with status 124")
  long maximumCycles = Long.MAX_VALUE;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "stop after that much time of yours, with status 124")
  double timeoutSeconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--max-output",
      paramLabel = "BYTES",
      description = "stop when the program has written more, as in 1MiB, with status 124")
  @Nullable String maximumOutput;

  @Option(names = "--stdin", paramLabel = "FILE", description = "the program's standard input")
  @Nullable String standardInput;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "a variable of the program's environment, which is empty otherwise")
  List<String> environment = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "plain|fast",
      description = "what executes the program: the same run, to the cycle, at another speed")
  @Nullable String engineName;

  @Option(names = "--stats", description = "say on standard error where the cycles went")
  boolean statistics;

  @Option(names = "--json", paramLabel = "FILE", description = "write all of it as JSON")
  @Nullable String json;

  @Option(names = "--strace", description = "show each system call on standard error")
  boolean strace;

  @Option(
      names = "--trace-accesses",
      paramLabel = "FILE",
      description = "write a line for each memory access (large!)")
  @Nullable String accesses;

  @Option(
      names = "--terminal",
      description = "tell the guest that its console is a terminal (isatty)")
  boolean terminal;

  @Option(
      names = "--transitions",
      paramLabel = "FILE",
      description = "write a line for each change of a thread's state")
  @Nullable String transitions;

  @Option(
      names = "--mount",
      paramLabel = "HOSTDIR:GUESTDIR[:rw]",
      description = "show a folder of yours to the guest, read-only unless rw is said")
  List<String> mounts = new ArrayList<>();

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "write every packet, to be read by tshark or Wireshark")
  @Nullable String packets;

  @Option(
      names = "--forward",
      paramLabel = "HOSTPORT:GUESTPORT",
      description = "lead a port of this computer (127.0.0.1 only) to one of the guest's")
  List<String> forwards = new ArrayList<>();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "write down what comes through forwarded ports, and when")
  @Nullable String record;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "let what was recorded come again, at the same cycles: the same run")
  @Nullable String replay;

  @Option(
      names = "--record-schedule",
      paramLabel = "FILE",
      description =
          "write down whatever the kernel picks: the next thread, who is woken, what is lost")
  @Nullable String recordedSchedule;

  @Option(
      names = "--schedule",
      paramLabel = "FILE",
      description = "let the kernel pick what was recorded, whatever --sched says: the same run")
  @Nullable String schedule;

  @Option(
      names = "--computer",
      paramLabel = "'PROGRAM ARGUMENTS'",
      description = "a computer on a wire with others, once for each; instead of PROGRAM")
  List<String> computers = new ArrayList<>();

  @Option(
      names = "--computers",
      paramLabel = "FILE.toml",
      description = "several computers on a wire, as the file describes them; see docs/network.md")
  @Nullable String computersFile;

  @Option(
      names = "--lang",
      paramLabel = "en|ko",
      description = "language of reports; otherwise as LC_ALL or LANG says")
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
    require(
        computers.isEmpty() || computersFile == null,
        "--computers takes the place of --computer: give one of them");
    require(
        !several() || forwards.isEmpty() && replay == null,
        "--forward and --replay: several computers have no ports for the host"
            + "\n  run the one that serves by itself, as in ringside run webserver --forward 8080:8080");
    for (String variable : environment) {
      require(variable.indexOf('=') > 0, "--env " + variable + ": write it as NAME=VALUE");
    }
  }

  /** What executes programs. */
  EngineKind engine() throws Failure {
    if (engineName == null) {
      return EngineKind.FAST;
    }
    return EngineKind.of(engineName)
        .orElseThrow(
            () ->
                new Failure(
                    Status.USAGE, "ringside: --engine is plain or fast, not " + engineName));
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
    own.accesses = numbered(accesses, number);
    own.transitions = numbered(transitions, number);
    own.packets = numbered(packets, number);
    own.schedule = numbered(schedule, number);
    own.recordedSchedule = numbered(recordedSchedule, number);
    own.mounts = mounts;
    own.standardInput = number == 1 ? standardInput : null;
    own.terminal = number == 1 && terminal;
    return own;
  }

  private static @Nullable String numbered(@Nullable String file, int number) {
    if (file == null) {
      return null;
    }
    int name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
    int dot = file.lastIndexOf('.');
    int at = dot > name ? dot : file.length();
    return file.substring(0, at) + "-" + number + file.substring(at);
  }

  /** Whether the time is up, asked during the run: when to stop, never what happens. */
  BooleanSupplier timeIsUp() {
    if (timeoutSeconds == Double.POSITIVE_INFINITY) {
      return () -> false;
    }
    long start = System.nanoTime();
    double allowed = timeoutSeconds * NANOS_PER_SECOND;
    return () -> System.nanoTime() - start > allowed;
  }

  private static void require(boolean condition, String message) throws Failure {
    if (!condition) {
      throw new Failure(Status.USAGE, "ringside: " + message);
    }
  }
}
