package ringside.junit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.SchedulingKind;
import ringside.kernel.config.Setting;
import ringside.lab.report.ShellWords;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/**
 * A program under test: a guest, what it is given, and the machine that it runs on. Immutable;
 * methods like {@link #args} yield another one that differs in one thing. It is built when it is
 * needed first, and can be a constant of a test class.
 */
public final class Program {
  /** Clock at which a run ends that does not end by itself, unless {@link #limit} says another. */
  public static final long LIMIT = 200_000_000;

  private final Source source;
  private final List<String> arguments;
  private final List<String> environment;
  private final Input input;
  private final Machine machine;
  private final long limit;

  private Program(
      Source source,
      List<String> arguments,
      List<String> environment,
      Input input,
      Machine machine,
      long limit) {
    this.source = source;
    this.arguments = List.copyOf(arguments);
    this.environment = List.copyOf(environment);
    this.input = input;
    this.machine = machine;
    this.limit = limit;
  }

  private Program(Source source) {
    this(source, List.of(), List.of(), Input.of(""), Machine.classic(), LIMIT);
  }

  /** A bundled program, without arguments, environment and input. */
  public static Program of(String bundled) {
    return new Program(Source.bundled(bundled));
  }

  /** A guest, with the arguments, environment and input that it has. */
  public static Program of(Guest guest) {
    List<String> argv = guest.argv();
    return new Program(Source.of(guest))
        .args(argv.subList(1, argv.size()))
        .environment(guest.envp())
        .stdin(guest.input());
  }

  /**
   * A program in assembly, with what it needs of the bundled library.
   *
   * @param sources files: looked for in the project's folder, then in its src/test/resources, then
   *     on the class path
   */
  public static Program assemble(String... sources) {
    return new Program(Source.files(List.of(sources)));
  }

  /**
   * An executable: an ELF file for riscv32 Linux.
   *
   * @param file looked for as sources are
   */
  public static Program load(String file) {
    return new Program(Source.files(List.of(file)));
  }

  /** The same with other arguments; argv[0] is not among them. */
  public Program args(String... given) {
    return args(List.of(given));
  }

  /** The same with other arguments; argv[0] is not among them. */
  public Program args(List<String> given) {
    return new Program(source, given, environment, input, machine, limit);
  }

  /** The same with other variables, each as NAME=value. */
  public Program environment(List<String> given) {
    return new Program(source, arguments, given, input, machine, limit);
  }

  /** The same with a text as standard input, in UTF-8. */
  public Program stdin(String given) {
    return stdin(Input.of(given));
  }

  /** The same with other standard input. */
  public Program stdin(byte[] given) {
    return stdin(Input.of(given));
  }

  /** The same with other standard input. */
  public Program stdin(Input given) {
    return new Program(source, arguments, environment, given, machine, limit);
  }

  /** The same on another machine; classic where none is named. */
  public Program on(Machine other) {
    return new Program(source, arguments, environment, input, other, limit);
  }

  /** The same under another scheduling policy. */
  public Program under(SchedulingKind policy) {
    return on(machine.with(Setting.SCHED, Setting.SCHED.type().write(policy)));
  }

  /** The same with another seed of every random choice. */
  public Program seed(Seed seed) {
    return on(machine.seed(seed.value()));
  }

  /** The same with another clock at which a run ends that does not end by itself. */
  public Program limit(long cycles) {
    return new Program(source, arguments, environment, input, machine, cycles);
  }

  /**
   * Runs it, by the schedule that the machine has by itself.
   *
   * @return what it left, however it ended; a deadlock is no exception here
   * @throws ProgramException where it can't be found, built or started
   */
  public Run run() {
    return Run.of(this, null);
  }

  /** Talks to it: it is given lines, and what it answers to each can be looked at. */
  public Dialogue dialogue() {
    return new Dialogue(this);
  }

  /** The guest, with all that it is given. */
  public Guest guest() {
    return source.guest().args(arguments).environment(environment).stdin(input.bytes());
  }

  /** What it runs on. */
  public Machine machine() {
    return machine;
  }

  /** Its name, without folder and ending. */
  public String name() {
    return source.name();
  }

  /** The command that runs it in a shell, from the project's folder. */
  public String command() {
    return command(null);
  }

  /**
   * The same.
   *
   * @param token of a schedule that it is to follow, or null
   */
  String command(@Nullable String token) {
    List<String> words = new ArrayList<>(List.of("ringside", "run"));
    words.addAll(MachineWords.of(machine, token == null));
    environment.forEach(each -> words.addAll(List.of("--env", each)));
    if (token != null) {
      words.addAll(List.of("--schedule", token));
    }
    words.addAll(source.words());
    if (!arguments.isEmpty()) {
      words.add("--");
      words.addAll(arguments);
    }
    String command = String.join(" ", words.stream().map(ShellWords::word).toList());
    if (input.length() == 0) {
      return command;
    }
    return input.isShort()
        ? "printf '" + Shell.octal(input.bytes()) + "' | " + command
        : command + " < INPUT";
  }

  long limit() {
    return limit;
  }

  Input input() {
    return input;
  }

  @Override
  public String toString() {
    return command();
  }
}
