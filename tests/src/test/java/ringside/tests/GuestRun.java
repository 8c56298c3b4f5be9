package ringside.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.tree.ProgramStore;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.process.Process;
import ringside.kernel.trap.Kernel;
import ringside.mmu.AccessObserver;
import ringside.mmu.ledger.Meter;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/**
 * One run of a program on a computer of its own: the one place where tests wire it. Say what
 * differs, then {@link #run}. Every run checks that the ledger adds up to the clock and that
 * everything was given back.
 */
public final class GuestRun {
  private static final long FAR = 2_000_000_000L;

  private final String name;
  private final byte[] elf;
  private final Map<String, String> settings = new TreeMap<>();
  private List<String> arguments = List.of();
  private List<String> environment = List.of();
  private @Nullable String called;
  private int key;
  private EngineKind engine = EngineKind.FAST;
  private byte[] input = new byte[0];
  private Preset preset = Preset.CLASSIC;
  private long maximumCycles = FAR;
  private LongUnaryOperator cuts = clock -> Long.MAX_VALUE;
  private @Nullable Function<Computer, AccessObserver> accesses;
  private @Nullable Function<Meter, AccessObserver> accessesOfBoot;
  private HostLink link = HostLink.NONE;
  private List<EventSink> sinks = List.of();

  private GuestRun(String name, byte[] elf) {
    this.name = name;
    this.elf = elf;
  }

  /** A run of any ELF file. */
  public static GuestRun of(String name, byte[] elf) {
    return new GuestRun(name, elf);
  }

  /** A run of a bundled program with the catalogue's arguments, environment and input. */
  public static GuestRun of(GuestProgram program) {
    return new GuestRun(program.name(), Catalogue.elf(program))
        .arguments(program.arguments())
        .environment(program.environment())
        .input(Catalogue.input(program));
  }

  /** A run of the bundled program of a name. */
  public static GuestRun of(String program) {
    return of(Catalogue.find(program).orElseThrow());
  }

  /** Other arguments, argv[0] not among them. */
  public GuestRun arguments(List<String> given) {
    arguments = given;
    return this;
  }

  /** Another argv[0] than the name: a path, for a program that starts itself again. */
  public GuestRun called(String given) {
    called = given;
    return this;
  }

  /** Other variables, each as NAME=value. */
  public GuestRun environment(List<String> given) {
    environment = given;
    return this;
  }

  /** Other standard input. */
  public GuestRun input(byte[] given) {
    input = given.clone();
    return this;
  }

  /** A key that asks for a signal is pressed once the guest has written something. */
  public GuestRun pressing(Signal given) {
    key = given.number();
    return this;
  }

  /** Another machine than classic. */
  public GuestRun on(Preset given) {
    preset = given;
    return this;
  }

  /** Another engine. */
  public GuestRun by(EngineKind given) {
    engine = given;
    return this;
  }

  /** Another value of a setting. */
  public GuestRun with(String key, Object value) {
    settings.put(key, value.toString());
    return this;
  }

  /** Ends the run at a clock. */
  public GuestRun atMost(long cycles) {
    maximumCycles = cycles;
    return this;
  }

  /**
   * Stops the run again and again, and lets it go on.
   *
   * @param next the clock at which to stop next, given the clock now
   */
  public GuestRun cut(LongUnaryOperator next) {
    cuts = next;
    return this;
  }

  /** Shows every access to an observer. */
  public GuestRun observed(AccessObserver given) {
    return observedBy(computer -> given);
  }

  /** Shows every access to an observer that knows the computer. */
  public GuestRun observedBy(Function<Computer, AccessObserver> given) {
    accesses = given;
    return this;
  }

  /** Shows every access, the boot's included, to an observer that knows the clock. */
  public GuestRun observedFromTheFirstCycle(Function<Meter, AccessObserver> given) {
    accessesOfBoot = given;
    return this;
  }

  /** Tells a sink what happens. */
  public GuestRun watched(EventSink given) {
    sinks = List.of(given);
    return this;
  }

  /** Joins programs of the host to the guest's ports. */
  public GuestRun joined(HostLink given) {
    link = given;
    return this;
  }

  /** The configuration that the run will have. */
  public Configuration configuration() {
    try {
      return Configuration.of(preset).with(settings);
    } catch (ConfigurationException refused) {
      throw new IllegalArgumentException(refused);
    }
  }

  /** Runs it; the program must be one that execve accepts. */
  public GuestResult run() {
    try {
      return tryRun();
    } catch (ElfFormatException refused) {
      throw new AssertionError(name + " can't be started: " + refused.getMessage(), refused);
    }
  }

  /**
   * Runs it.
   *
   * @throws ElfFormatException where execve refuses the file
   */
  public GuestResult tryRun() throws ElfFormatException {
    Prepared prepared = prepare(computer -> computer.join(link));
    try {
      return prepared.result(run(prepared.computer));
    } finally {
      prepared.switchOff();
    }
  }

  private Kernel.End run(Computer computer) {
    Meter meter = computer.hart().mmu().meter();
    Kernel.End end;
    do {
      long stop = Math.min(cuts.applyAsLong(meter.clock()), maximumCycles);
      end = computer.run(stop, () -> false);
    } while (end == Kernel.End.LIMIT && meter.clock() < maximumCycles);
    return end;
  }

  /** Builds its computer, joins it to something, and starts the program. */
  Prepared prepare(Consumer<Computer> join) throws ElfFormatException {
    RecordingConsole console = new RecordingConsole(input, key);
    Computer computer =
        new Computer(configuration(), store(), console, sinks, accessesOfBoot, engine);
    join.accept(computer);
    if (accesses != null) {
      computer.observeAccesses(accesses.apply(computer));
    }
    List<String> argv = new ArrayList<>(List.of(called == null ? name : called));
    argv.addAll(arguments);
    Process first = computer.start(path(), argv, environment).orElseThrow();
    return new Prepared(name, computer, first, console);
  }

  /** A computer whose program has been started. */
  record Prepared(String name, Computer computer, Process first, RecordingConsole console) {
    /** What it has left behind up to now. */
    GuestResult result(Kernel.End end) {
      return new GuestResult(
          end,
          first.exitStatus(),
          console.output(),
          console.errors(),
          Statistics.of(computer),
          computer);
    }

    /** Switches it off, and checks that it gives everything back. */
    void switchOff() {
      computer.shutDown();
      Assertions.assertThat(computer.leaks()).as("not given back by %s", name).isZero();
    }
  }

  private String path() {
    return "/bin/" + name;
  }

  private ProgramStore store() {
    return new Store(name, elf);
  }

  private record Store(String name, byte[] elf) implements ProgramStore {
    @Override
    public Optional<byte[]> find(String path) {
      String file = path.substring(path.lastIndexOf('/') + 1);
      return file.equals(name) ? Optional.of(elf) : Tools.executable(file);
    }

    @Override
    public List<String> names() {
      TreeSet<String> names = new TreeSet<>(Tools.executables());
      names.add(name);
      return List.copyOf(names);
    }
  }
}
