package ringside.lab.trial;

import java.util.function.IntPredicate;
import ringside.kernel.choice.Choices;
import ringside.kernel.event.EventSink;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.path.PathBook;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.ledger.Exemption;

/**
 * A run that is made for its figures: the guest talks to nobody, what it prints is kept.
 *
 * @param guest what runs
 * @param machine on what
 * @param limit clock at which it ends at the latest
 * @param exemption costs that do not pass
 * @param choices who decides where the kernel picks
 * @param locks futex words that have accounts of their own
 */
public record Trial(
    Guest guest,
    Machine machine,
    long limit,
    Exemption exemption,
    Choices choices,
    IntPredicate locks) {

  /** An ordinary run. */
  public Trial(Guest guest, Machine machine, long limit) {
    this(guest, machine, limit, Exemption.NONE, Choices.ORDINARY, address -> false);
  }

  /** The same without some costs. */
  public Trial without(Exemption costs) {
    return new Trial(guest, machine, limit, costs, choices, locks);
  }

  /** The same with others who decide. */
  public Trial by(Choices others) {
    return new Trial(guest, machine, limit, exemption, others, locks);
  }

  /** The same with accounts of their own for calls on some futex words. */
  public Trial telling(IntPredicate words) {
    return new Trial(guest, machine, limit, exemption, choices, words);
  }

  /**
   * What a run left.
   *
   * @param end why it ended
   * @param status of its exit as a shell has it; -1 where it did not end by itself
   * @param output standard output
   * @param statistics its figures
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Outcome(Kernel.End end, int status, byte[] output, RunStatistics statistics) {}

  /**
   * Runs it to its end.
   *
   * @param sinks who hears of it
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  public Outcome run(EventSink... sinks) {
    SessionBuilder described = describe();
    for (EventSink sink : sinks) {
      described.sink(sink);
    }
    try (Session session = described.build()) {
      return outcome(session);
    }
  }

  /**
   * Runs it to its end, and notes what its critical path is made from.
   *
   * @throws ringside.lab.session.GuestException where the guest can't be started
   */
  public Outcome run(PathBook book) {
    SessionBuilder described = describe();
    described.sink(book).prepared(computer -> book.watch(computer.ledger()));
    try (Session session = described.build()) {
      session.runUntil();
      book.stop(session.cycle());
      return outcome(session);
    }
  }

  /** The session of it, for those who watch more than the events. */
  public SessionBuilder describe() {
    return Session.of(guest)
        .on(machine)
        .limit(limit)
        .without(exemption)
        .choices(choices)
        .locks(locks);
  }

  private static Outcome outcome(Session session) {
    RunResult result = session.runToEnd();
    Kernel.End end = result.reason().end();
    int status = end == Kernel.End.EXITED ? result.exitStatus() : -1;
    return new Outcome(end, status, result.output(), result.statistics());
  }
}
