package ringside.tests;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.EngineKind;
import ringside.kernel.choice.Choices;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.event.EventSink;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.process.Process;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.GuestException;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.mmu.AccessObserver;
import ringside.mmu.ledger.Meter;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * One run of a program on a computer of its own: a session, in the words of tests. Say what
 * differs, then {@link #run}. Every run checks that the ledger adds up to the clock and that
 * everything was given back.
 */
public final class GuestRun {
  private static final long FAR = 2_000_000_000L;

  /** Everything can be run by another engine, and has to be the same. */
  private static final EngineKind USUAL =
      EngineKind.of(System.getProperty("ringside.engine", EngineKind.DEFAULT.title()))
          .orElseThrow();

  private Guest guest;
  private final Map<String, String> settings = new TreeMap<>();
  private int key;
  private EngineKind engine = USUAL;
  private Preset preset = Preset.CLASSIC;
  private long maximumCycles = FAR;
  private LongUnaryOperator cuts = clock -> Long.MAX_VALUE;
  private @Nullable Function<Computer, AccessObserver> accesses;
  private @Nullable Function<Meter, AccessObserver> accessesOfBoot;
  private Consumer<Computer> told = computer -> {};
  private HostLink link = HostLink.NONE;
  private List<EventSink> sinks = List.of();
  private Choices choices = Choices.ORDINARY;

  private GuestRun(Guest guest) {
    this.guest = guest;
  }

  /** A run of any ELF file. */
  public static GuestRun of(String name, byte[] elf) {
    return new GuestRun(Guest.of(name, elf));
  }

  /** A run of a bundled program with the catalogue's arguments, environment and input. */
  public static GuestRun of(GuestProgram program) {
    return new GuestRun(Guest.inCatalogue(program));
  }

  /** A run of the bundled program of a name. */
  public static GuestRun of(String program) {
    return of(Catalogue.find(program).orElseThrow());
  }

  /** Other arguments, argv[0] not among them. */
  public GuestRun arguments(List<String> given) {
    guest = guest.args(given);
    return this;
  }

  /** Another argv[0] than the name: a path, for a program that starts itself again. */
  public GuestRun called(String given) {
    guest = guest.called(given);
    return this;
  }

  /** Other variables, each as NAME=value. */
  public GuestRun environment(List<String> given) {
    guest = guest.environment(given);
    return this;
  }

  /** Other standard input. */
  public GuestRun input(byte[] given) {
    guest = guest.stdin(given);
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

  /** Lets somebody decide where the kernel picks. */
  public GuestRun decidedBy(Choices given) {
    choices = given;
    return this;
  }

  /** Tells a sink what happens. */
  public GuestRun watched(EventSink given) {
    sinks = List.of(given);
    return this;
  }

  /** Tells somebody of the computer when it has been built. */
  public GuestRun built(Consumer<Computer> given) {
    told = given;
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
      throw new AssertionError(
          guest.name() + " can't be started: " + refused.getMessage(), refused);
    }
  }

  /**
   * Runs it.
   *
   * @throws ElfFormatException where execve refuses the file
   */
  public GuestResult tryRun() throws ElfFormatException {
    Prepared prepared = prepare();
    try {
      return prepared.result(run(prepared.session));
    } finally {
      prepared.switchOff();
    }
  }

  private Kernel.End run(Session session) {
    StopReason reason;
    do {
      long stop = Math.min(cuts.applyAsLong(session.cycle()), maximumCycles);
      reason = session.runUntil(Stop.atCycle(stop));
    } while (reason.end() == Kernel.End.LIMIT && session.cycle() < maximumCycles);
    return reason.end();
  }

  /** Builds its computer and starts the program. */
  Prepared prepare() throws ElfFormatException {
    return new Prepared(build(describe(null).limit(Math.max(FAR, maximumCycles))));
  }

  /** Builds a session; its programs must be some that execve accepts. */
  static Session build(SessionBuilder described) throws ElfFormatException {
    try {
      return described.build();
    } catch (GuestException refused) {
      if (refused.getCause() instanceof ElfFormatException bad) {
        throw bad;
      }
      throw refused;
    }
  }

  /** Describes its computer, as the next one of a session where there is one. */
  SessionBuilder describe(@Nullable SessionBuilder before) {
    SessionBuilder session = before == null ? Session.of(guest) : before.and(guest);
    session
        .on(Machine.of(configuration()).by(engine))
        .console(new KeyConsole(guest.input(), key))
        .withoutCallCounts()
        .choices(choices)
        .prepared(this::join);
    sinks.forEach(session::sink);
    if (accessesOfBoot != null) {
      session.accesses(accessesOfBoot);
    }
    return session;
  }

  private void join(Computer computer) {
    told.accept(computer);
    if (link != HostLink.NONE) {
      computer.join(link);
    }
    if (accesses != null) {
      computer.observeAccesses(accesses.apply(computer));
    }
  }

  /** A computer whose program has been started. */
  record Prepared(Session session) {
    Computer computer() {
      return session.station().computer();
    }

    Process first() {
      return session.station().first();
    }

    /** What it has left behind up to now. */
    GuestResult result(Kernel.End end) {
      return GuestResult.of(session.station(), end);
    }

    /** Switches it off, and checks that it gives everything back. */
    void switchOff() {
      GuestRun.switchOff(session);
    }
  }

  /** Switches computers off, and checks that they give everything back. */
  static void switchOff(Session session) {
    for (Station station : session.stations()) {
      String name = station.guest().name();
      int leaks = session.result(station.number()).leaks();
      Assertions.assertThat(leaks).as("not given back by %s", name).isZero();
    }
  }
}
