package ringside.lab.trial;

import java.util.Optional;
import ringside.kernel.Computer;
import ringside.lab.blame.Miss;
import ringside.lab.place.Site;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.why.Moment;
import ringside.lab.why.WhyBook;

/** A run that is made to ask why, and has been run to its moment and beyond. */
public final class Why implements AutoCloseable {
  private final Session session;
  private final int number;
  private final WhyBook book;
  private long cycle;
  private Optional<Site> place = Optional.empty();

  private Why(SessionBuilder described, int number, Moment moment, MissFilter wanted) {
    this.number = number;
    BuiltComputer computer = new BuiltComputer();
    this.book =
        new WhyBook(computer, moment)
            .keeping(miss -> miss.tid() == 0 || wanted.isWanted(computer.get(), miss));
    this.session = described.of(number).misses(book::of).sink(book).prepared(computer).build();
  }

  /**
   * Runs up to a moment, and then on, for what is to wake those who wait.
   *
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  public static Why of(Trial trial, Moment moment) {
    return of(trial.describe(), 1, moment);
  }

  /**
   * The same of a run that is described otherwise.
   *
   * @param number of the computer that is asked about, from 1
   */
  public static Why of(SessionBuilder described, int number, Moment moment) {
    Why why = new Why(described, number, moment, (computer, miss) -> true);
    why.run(moment);
    return why;
  }

  /** Which misses of threads are asked for, of the computer as it is then. */
  @FunctionalInterface
  public interface MissFilter {
    /** Whether one is. */
    boolean isWanted(Computer computer, Miss miss);
  }

  /**
   * A run that has been run to a cycle and not beyond it, and knows of some misses alone.
   *
   * @param number of the computer that is asked about, from 1
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  public static Why ofMisses(SessionBuilder described, int number, long cycle, MissFilter wanted) {
    Why why = new Why(described, number, Moment.ofCycle(cycle), wanted);
    why.session.runUntil(Stop.atCycle(cycle));
    why.cycle = cycle;
    return why;
  }

  /** Whether the run has come to the moment. */
  public boolean reached() {
    return book.isOver();
  }

  /** The cycle of the moment; where the run ended earlier, that of its end. */
  public long cycle() {
    return cycle;
  }

  /** Where the hart was; empty where no thread ran. */
  public Optional<Site> place() {
    return place;
  }

  /** What is known. */
  public WhyBook book() {
    return book;
  }

  private void run(Moment moment) {
    if (!moment.isEvent()) {
      session.runUntil(Stop.atCycle(moment.cycle()));
      cycle = Math.min(moment.cycle(), clock());
      place = book.kernelWork().or(this::placeInProgram);
    }
    session.runToEnd();
    cycle = moment.isEvent() || !reached() ? clock() : cycle;
  }

  private long clock() {
    return session.station(number).cycle();
  }

  private Optional<Site> placeInProgram() {
    Computer stopped = session.station(number).computer();
    int program = book.programs().of(stopped, book.onHart());
    return Optional.of(Site.of(program, stopped.hart().pc)).filter(site -> !site.inKernel());
  }

  @Override
  public void close() {
    session.close();
  }
}
