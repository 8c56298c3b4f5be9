package ringside.lab.learn.talk;

import java.util.LinkedHashMap;
import java.util.Map;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;

/** E8: the order of the ways by speed, for small and for large messages. */
final class OrderOfSpeed implements Experiment {
  private static final int SMALL = 4;
  private static final int MIDDLE = 1024;
  private static final int LARGE = 4096;
  private static final int HUGE = 65_536;

  @Override
  public String id() {
    return "E8";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("ipc-race", "static void send_to_ring(", 20);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put("shared", "shared-futex");
    ways.put("pipe", "pipe");
    ways.put("queue", "posix-queue");
    ways.put("unix", "unix-stream");
    ways.put("udp", "udp");
    ways.put("tcp", "tcp");
    Evidence.Builder table = Evidence.table("cycles", ".way", ".small", ".middle", ".large");
    Map<String, Double> middle = new LinkedHashMap<>();
    ways.forEach(
        (name, way) -> {
          double cycles = MessageCost.of(way, MIDDLE, 32, 64).cycles();
          middle.put(name, cycles);
          table.row(
              "." + name,
              MessageCost.of(way, SMALL, 64, 128).cycles(),
              cycles,
              MessageCost.of(way, LARGE, 16, 32).cycles());
        });
    double spin = MessageCost.of("shared-spin", HUGE, 2, 4).cycles();
    double pipe = MessageCost.of("pipe", HUGE, 2, 4).cycles();
    Evidence turned =
        Evidence.table("turned", ".way", ".huge")
            .bars(1)
            .row(".spin", spin)
            .row(".pipe", pipe)
            .done();
    Findings findings = Findings.option(order(middle));
    middle.forEach(findings::value);
    return findings
        .value("huge.spin", spin)
        .value("huge.pipe", pipe)
        .table(table.done())
        .table(turned);
  }

  /** Which of the orders in the question the cycles bear out. */
  private static char order(Map<String, Double> cycles) {
    double shared = cycles.getOrDefault("shared", 0.0);
    double pipe = cycles.getOrDefault("pipe", 0.0);
    double queue = cycles.getOrDefault("queue", 0.0);
    double socket = Math.min(cycles.getOrDefault("udp", 0.0), cycles.getOrDefault("tcp", 0.0));
    boolean alike = Math.max(pipe, queue) < 1.25 * Math.min(pipe, queue);
    if (alike && shared < Math.min(pipe, queue) && socket > Math.max(pipe, queue)) {
      return 'b';
    }
    return pipe < shared ? 'a' : queue < shared ? 'c' : 'd';
  }
}
