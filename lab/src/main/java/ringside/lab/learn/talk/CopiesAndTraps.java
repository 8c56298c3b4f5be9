package ringside.lab.learn.talk;

import java.util.List;
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
  private static final List<String> WAYS =
      List.of(
          "variable",
          "shared-futex",
          "pipe",
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
    Findings findings = null;
    for (String way : WAYS) {
      PerMessage message = PerMessage.by(way, BYTES, FEW, MANY);
      table.literal(
          way, message.copiedIn(), message.copiedOut(), message.entries(), message.switches());
      if (way.equals("pipe")) {
        findings =
            Findings.amount(message.copiedIn() + message.copiedOut())
                .value("bytes", BYTES)
                .value("pipe.in", message.copiedIn())
                .value("pipe.out", message.copiedOut())
                .value("pipe.entries", message.entries());
      }
    }
    if (findings == null) {
      throw new IllegalStateException("the pipe was not measured");
    }
    PerMessage shared = PerMessage.by("variable", BYTES, FEW, MANY);
    return findings
        .value("shared.copied", shared.copiedIn() + shared.copiedOut())
        .value("shared.entries", shared.entries())
        .table(table.done());
  }
}
