package ringside.lab.learn.threads;

import java.util.List;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;

/** C8: the same transfer by a variable of two threads, and by every way between processes. */
final class WithoutMessages implements Experiment {
  private static final int BYTES = 1024;
  private static final int FEW_BYTES = 4;
  private static final String VARIABLE = "variable";
  private static final String PIPE = "pipe";
  private static final List<String> WAYS =
      List.of(
          VARIABLE,
          "shared-futex",
          PIPE,
          "fifo",
          "sysv-queue",
          "posix-queue",
          "unix-stream",
          "unix-datagram",
          "udp",
          "tcp",
          "file");

  @Override
  public String id() {
    return "C8";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("ipc-race", "static void send_to_ring", 10);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.times", 1.25);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("messages", ".way", ".cycles", ".calls", ".copied").bars(1);
    MessageCost variable = MessageCost.of(VARIABLE, BYTES);
    double ratio = (double) MessageCost.of(PIPE, BYTES).cycles() / variable.cycles();
    double few = MessageCost.of(PIPE, FEW_BYTES).cycles();
    Findings findings =
        Findings.amount(ratio)
            .value("bytes", BYTES)
            .value("few.bytes", FEW_BYTES)
            .value("ratio", ratio)
            .value("few.ratio", few / MessageCost.of(VARIABLE, FEW_BYTES).cycles());
    int entering = 0;
    for (String way : WAYS) {
      MessageCost cost = MessageCost.of(way, BYTES);
      table.literal(way, cost.cycles(), cost.calls(), cost.copied());
      findings
          .value(way, cost.cycles())
          .value(way + ".calls", cost.calls())
          .value(way + ".copied", cost.copied());
      entering += cost.calls() > variable.calls() ? 1 : 0;
    }
    return findings.value("ways", WAYS.size()).value("entering", entering).table(table.done());
  }
}
