package ringside.lab.learn.talk;

import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;

/** E7: copies, entries into the kernel and switches of a message, for every way. */
final class CopiesAndTraps implements Experiment {
  private static final int BYTES = 1024;
  private static final int FEW = 32;
  private static final int MANY = 64;

  @Override
  public String id() {
    return "E7";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("ipc-race", "static void send(", 22);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.bytes", 1.2);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("message", ".way", ".in", ".out", ".entries", ".switches");
    for (String way : MessageCost.WAYS) {
      MessageCost message = cost(way);
      table.literal(
          way, message.copiedIn(), message.copiedOut(), message.calls(), message.switches());
    }
    MessageCost pipe = cost("pipe");
    MessageCost shared = cost(MessageCost.VARIABLE);
    return Findings.amount(pipe.copied())
        .value("bytes", BYTES)
        .value("pipe.in", pipe.copiedIn())
        .value("pipe.out", pipe.copiedOut())
        .value("pipe.entries", pipe.calls())
        .value("shared.copied", shared.copied())
        .value("shared.entries", shared.calls())
        .table(table.done());
  }

  private static MessageCost cost(String way) {
    return MessageCost.of(way, BYTES, FEW, MANY);
  }
}
