package ringside.lab.learn.threads;

import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.talk.MessageCost;

/** C8: the same transfer by a variable of two threads, and by every way between processes. */
final class WithoutMessages implements Experiment {
  private static final int BYTES = 1024;
  private static final int FEW_BYTES = 4;
  private static final int FEW = 10;
  private static final int MANY = 20;

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
    MessageCost variable = cost(MessageCost.VARIABLE, BYTES);
    double ratio = cost("pipe", BYTES).cycles() / variable.cycles();
    double few = cost("pipe", FEW_BYTES).cycles() / cost(MessageCost.VARIABLE, FEW_BYTES).cycles();
    Findings findings =
        Findings.amount(ratio)
            .value("bytes", BYTES)
            .value("few.bytes", FEW_BYTES)
            .value("ratio", ratio)
            .value("few.ratio", few);
    int entering = 0;
    for (String way : MessageCost.WAYS) {
      MessageCost cost = cost(way, BYTES);
      long cycles = Math.round(cost.cycles());
      long copied = Math.round(cost.copied());
      table.literal(way, cycles, cost.calls(), copied);
      findings
          .value(way, cycles)
          .value(way + ".calls", cost.calls())
          .value(way + ".copied", copied);
      entering += cost.calls() > variable.calls() ? 1 : 0;
    }
    return findings
        .value("ways", MessageCost.WAYS.size())
        .value("entering", entering)
        .table(table.done());
  }

  private static MessageCost cost(String way, int bytes) {
    return MessageCost.of(way, bytes, FEW, MANY);
  }
}
