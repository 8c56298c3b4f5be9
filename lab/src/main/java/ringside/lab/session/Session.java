package ringside.lab.session;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.cpu.engine.ProbeHit;
import ringside.kernel.Computer;
import ringside.kernel.trap.Kernel;

/**
 * A run: a guest on a machine, or several on a wire, from the first cycle to the last. It can be
 * stopped anywhere, looked into, and continued; none of that changes a cycle, an event or a byte.
 * Any number of sessions can stand side by side. A session belongs to one thread of the host.
 */
public final class Session implements AutoCloseable {
  private final List<Station> stations;
  private final Course course;
  private final long limit;
  private final Deeds deeds;
  private @Nullable StopReason reason;
  private boolean off;

  /** A cycle that all computers have come to. */
  private long reached;

  Session(List<Station> stations, Course course, long limit, Deeds deeds) {
    this.deeds = deeds;
    this.stations = List.copyOf(stations);
    this.course = course;
    this.limit = limit;
  }

  /** Begins to describe a session: what runs first, or alone. */
  public static SessionBuilder of(Guest guest) {
    return new SessionBuilder(guest);
  }

  /**
   * Goes on until one of the stops, the end of the run, or the session's limit, whichever comes
   * first. A breakpoint at which the session stands already is passed.
   *
   * @return why it has stopped
   * @throws IllegalArgumentException where no guest has a symbol that a stop names
   */
  public StopReason runUntil(Stop... stops) {
    if (off) {
      throw new IllegalStateException("the session is over");
    }
    Probes probes = new Probes(stations, stops);
    probes.arm();
    try {
      StopReason why = null;
      while (why == null) {
        long pause = Math.min(probes.cycle(), deeds.next());
        why = reason(course.run(pause, probes::ask), probes);
        reached = why instanceof StopReason.CycleReached ? Math.min(limit, pause) : reached;
        boolean was = isDeedOnly(why, probes.cycle());
        why = deeds.doDue(stations, reached) && was ? null : why;
      }
      reason = why;
      return why;
    } finally {
      probes.disarm();
    }
  }

  /** Goes on to the end of the run or the session's limit, and switches all computers off. */
  public RunResult runToEnd() {
    runUntil();
    return result();
  }

  /** Switches all computers off, where they stand; says what is left of the first. */
  public RunResult result() {
    return result(1);
  }

  /** Switches all computers off, where they stand; says what is left of one, from 1. */
  public RunResult result(int computer) {
    StopReason last = reason == null ? new StopReason.CycleReached(cycle()) : reason;
    off = true;
    stations.forEach(station -> station.switchOff(last));
    return station(computer).switchOff(last);
  }

  /** The first computer. */
  public Station station() {
    return station(1);
  }

  /** A computer, by its number from 1. */
  public Station station(int number) {
    return stations.get(number - 1);
  }

  /** All computers, in order. */
  public List<Station> stations() {
    return stations;
  }

  /** The clock of the first computer. */
  public long cycle() {
    return station().cycle();
  }

  /** A thread of the first computer, as {@link Station#thread}. */
  public ThreadView thread(int tid) {
    return station().thread(tid);
  }

  /** A word of the first computer's guest, as {@link Station#word(String)}. */
  public int word(String symbol) {
    return station().word(symbol);
  }

  /** A page table of the first computer, as {@link Station#pageTable}. */
  public PageTableView pageTable(int pid) {
    return station().pageTable(pid);
  }

  /** Switches all computers off, if that has not been done. */
  @Override
  public void close() {
    result();
  }

  /** Whether nothing but a deed could be why it has stopped. */
  private boolean isDeedOnly(@Nullable StopReason why, long pause) {
    return why instanceof StopReason.CycleReached && reached < Math.min(limit, pause);
  }

  /** The same as {@link #at(long, int, Consumer)} with the first computer. */
  public void at(long cycle, Consumer<Computer> deed) {
    at(cycle, 1, deed);
  }

  /**
   * Plans what is to be done to a computer where it stands at a cycle or behind it, after what is
   * planned already; at once where that cycle has come. Meant for {@link Computer#alter}: what
   * comes then is another run.
   *
   * @param computer its number, from 1
   */
  public void at(long cycle, int computer, Consumer<Computer> deed) {
    deeds.plan(cycle, computer, deed);
    deeds.doDue(stations, reached);
  }

  /** Forgets what is planned and has not been done. */
  public void forgetDeeds() {
    deeds.forget();
  }

  /** Why it has stopped, or null where that is nothing that was asked for. */
  private @Nullable StopReason reason(Kernel.End end, Probes probes) {
    return switch (end) {
      case EXITED -> new StopReason.Ended();
      case DEADLOCK -> new StopReason.Deadlock();
      case LIMIT -> limit(probes);
    };
  }

  private @Nullable StopReason limit(Probes probes) {
    for (Station station : stations) {
      ProbeHit hit = station.computer().takeProbeHit();
      if (hit != null) {
        return probes.reason(station, hit);
      }
    }
    if (probes.wasAsked()) {
      return new StopReason.Asked();
    }
    return new StopReason.CycleReached(Math.min(limit, probes.cycle()));
  }
}
