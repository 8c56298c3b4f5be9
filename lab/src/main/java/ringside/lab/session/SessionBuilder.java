package ringside.lab.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import ringside.kernel.BothMissObservers;
import ringside.kernel.BothObservers;
import ringside.kernel.Computer;
import ringside.kernel.Computers;
import ringside.kernel.choice.Choices;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.host.HostFolder;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.AccessObserver;
import ringside.mmu.MissObserver;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Meter;

/**
 * A session before it begins. What is said of a computer is said of the one whose guest was named
 * last.
 */
public final class SessionBuilder {
  private static final long FAR = TimerQueue.NEVER / 2;

  private final List<StationPlan> plans = new ArrayList<>();
  private StationPlan plan;
  private long limit = FAR;
  private long longestTurn = TimerQueue.NEVER;
  private final Deeds deeds = new Deeds();
  private LongConsumer reached = cycle -> {};

  SessionBuilder(Guest first) {
    this.plan = new StationPlan(first);
    plans.add(plan);
  }

  /** Another computer, with this guest, on a wire with the others. */
  public SessionBuilder and(Guest guest) {
    plan = new StationPlan(guest);
    plans.add(plan);
    return this;
  }

  /** What is said next is said of one of the computers that were named, by its number from 1. */
  public SessionBuilder of(int number) {
    plan = plans.get(number - 1);
    return this;
  }

  /** How many computers there are. */
  public int computers() {
    return plans.size();
  }

  /** What the computer is called; computer-1 and so on where nothing is said. */
  public SessionBuilder named(String name) {
    plan.name = name;
    return this;
  }

  /** The machine; classic where none is named. */
  public SessionBuilder on(Machine machine) {
    plan.machine = machine;
    return this;
  }

  /** A console in place of the guest's standard input, and of memory for what it prints. */
  public SessionBuilder console(Console console) {
    plan.console = console;
    return this;
  }

  /** Somebody who hears what happens; any number of them. */
  public SessionBuilder sink(EventSink sink) {
    plan.sinks.add(sink);
    return this;
  }

  /**
   * Who decides where the kernel picks: a {@link ringside.kernel.choice.Schedule} that records, or
   * plays back.
   */
  public SessionBuilder choices(Choices choices) {
    plan.choices = choices;
    return this;
  }

  /**
   * Who sees every access from the first cycle on, made from the clock they are charged to; any
   * number of them.
   */
  public SessionBuilder accesses(Function<Meter, AccessObserver> observer) {
    Function<Meter, AccessObserver> before = plan.accesses;
    plan.accesses =
        before == null
            ? observer
            : meter -> new BothObservers(before.apply(meter), observer.apply(meter));
    return this;
  }

  /**
   * Who sees every miss from the first cycle on, made from the clock they are charged to; any
   * number of them.
   */
  public SessionBuilder misses(Function<Meter, MissObserver> observer) {
    Function<Meter, MissObserver> before = plan.misses;
    plan.misses =
        before == null
            ? observer
            : meter -> new BothMissObservers(before.apply(meter), observer.apply(meter));
    return this;
  }

  /** Costs that do not pass: what the run would be without them. */
  public SessionBuilder without(Exemption exemption) {
    plan.exemption = exemption;
    return this;
  }

  /**
   * Futex words whose calls, and the switches of who waits there, have accounts of their own: see
   * {@link ringside.kernel.ipc.FutexTable#OF_LOCK}. It changes no cycle.
   *
   * @param words by their address
   */
  public SessionBuilder locks(IntPredicate words) {
    plan.locks = words;
    return this;
  }

  /** What is done to the computer when it has been built, before its program is started. */
  public SessionBuilder prepared(Consumer<Computer> preparation) {
    plan.preparations.add(preparation);
    return this;
  }

  /** Programs of the host that talk to ports of the guest's. */
  public SessionBuilder joined(HostLink link) {
    return prepared(computer -> computer.join(link));
  }

  /**
   * A folder of the host's that the guest can see.
   *
   * @param path where, absolute
   */
  public SessionBuilder folder(String path, HostFolder folder, boolean writable) {
    plan.folders.add(new StationPlan.Folder(path, folder, writable));
    return this;
  }

  /** System calls are not counted: the result's statistics have none of them. */
  public SessionBuilder withoutCallCounts() {
    plan.countsCalls = false;
    return this;
  }

  /** What is done to the first computer at a cycle. */
  public SessionBuilder at(long cycle, Consumer<Computer> deed) {
    return at(cycle, 1, deed);
  }

  /** What is done to a computer at a cycle, as {@link Session#at}. */
  public SessionBuilder at(long cycle, int computer, Consumer<Computer> deed) {
    deeds.plan(cycle, computer, deed);
    return this;
  }

  /** The clock at which all computers stop for good. */
  public SessionBuilder limit(long cycles) {
    limit = Math.min(cycles, FAR);
    return this;
  }

  /** Who is told again and again of a cycle that all computers have come to. */
  public SessionBuilder reached(LongConsumer teller) {
    reached = teller;
    return this;
  }

  /** Several computers take turns of no more than some cycles, which is not to be seen. */
  public SessionBuilder inTurnsOf(long cycles) {
    longestTurn = cycles;
    return this;
  }

  /**
   * Builds and boots the computers, and starts their guests.
   *
   * @throws GuestException where a guest can't be started
   * @throws IllegalArgumentException where there are more computers than a wire has addresses
   */
  public Session build() {
    if (plans.size() > Wire.MOST_COMPUTERS) {
      throw new IllegalArgumentException(
          "at most " + Wire.MOST_COMPUTERS + " computers have an address on the wire");
    }
    List<Station> stations = new ArrayList<>();
    if (plans.size() == 1) {
      stations.add(plan.start(1, computer -> {}));
      deeds.doDue(stations, 0);
      return new Session(stations, Course.of(stations.get(0).computer(), limit), limit, deeds);
    }
    Computers wire = new Computers(new Watcher(stations, reached), longestTurn);
    for (StationPlan each : plans) {
      stations.add(each.start(stations.size() + 1, wire::add));
    }
    return new Session(stations, Course.of(wire, limit), limit, deeds);
  }

  private record Watcher(List<Station> stations, LongConsumer teller) implements Computers.Watcher {
    @Override
    public void reached(long cycle) {
      teller.accept(cycle);
    }

    @Override
    public void ended(Computer computer) {
      stations.stream().filter(station -> station.computer() == computer).forEach(Station::ended);
    }
  }
}
