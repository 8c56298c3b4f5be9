package ringside.lab.trial;

import ringside.kernel.choice.Choices;
import ringside.kernel.event.EventSink;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.mmu.ledger.Exemption;

/**
 * A run that is made for its figures: the guest talks to nobody, what it prints is kept.
 *
 * @param guest what runs
 * @param machine on what
 * @param limit clock at which it ends at the latest
 * @param exemption costs that do not pass
 * @param choices who decides where the kernel picks
 */
public record Trial(
    Guest guest, Machine machine, long limit, Exemption exemption, Choices choices) {

  /** An ordinary run. */
  public Trial(Guest guest, Machine machine, long limit) {
    this(guest, machine, limit, Exemption.NONE, Choices.ORDINARY);
  }

  /** The same without some costs. */
  public Trial without(Exemption costs) {
    return new Trial(guest, machine, limit, costs, choices);
  }

  /** The same with others who decide. */
  public Trial by(Choices others) {
    return new Trial(guest, machine, limit, exemption, others);
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
    var described = Session.of(guest).on(machine).limit(limit).without(exemption).choices(choices);
    for (EventSink sink : sinks) {
      described.sink(sink);
    }
    try (Session session = described.build()) {
      RunResult result = session.runToEnd();
      Kernel.End end = result.reason().end();
      int status = end == Kernel.End.EXITED ? result.exitStatus() : -1;
      return new Outcome(end, status, result.output(), result.statistics());
    }
  }
}
