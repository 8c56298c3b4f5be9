package ringside.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.lab.host.HostConsole;
import ringside.lab.host.Refusal;
import ringside.lab.host.machine.ComputerPlan;
import ringside.lab.host.network.Forward;
import ringside.lab.host.network.HostNetwork;
import ringside.lab.host.network.NetworkException;

/** Which programs of the host talk to which computer: {@code --forward} and {@code --replay}. */
final class HostPrograms {
  private HostPrograms() {}

  /** Those of the only computer. */
  static HostNetwork of(RunOptions options, HostConsole console) throws Failure {
    List<Forward> forwards = forwards(options.forwards);
    for (Forward forward : forwards) {
      RunOptions.require(
          forward.computer().isEmpty(),
          "--forward: there is one computer only; leave out '" + forward.computer() + "'");
    }
    return open(forwards, options, console);
  }

  /** Those of one computer of several, whose options are its own. */
  static HostNetwork of(ComputerPlan plan, int number, RunOptions options, HostConsole console)
      throws Failure {
    List<Forward> own =
        forwards(options.forwards).stream()
            .filter(forward -> forward.leadsTo(number, plan.name()))
            .toList();
    return open(own, options, console);
  }

  /** Refuses what leads to none of several computers. */
  static void check(List<String> texts, List<ComputerPlan> plans) throws Failure {
    for (Forward forward : forwards(texts)) {
      boolean some =
          IntStream.range(0, plans.size())
              .anyMatch(i -> forward.leadsTo(i + 1, plans.get(i).name()));
      RunOptions.require(
          some,
          "--forward: there is no computer '"
              + forward.computer()
              + "'; there is "
              + String.join(", ", plans.stream().map(ComputerPlan::name).toList()));
    }
  }

  /** Refuses a recording of which no computer has a file. */
  static void checkReplay(RunOptions all, int computers) throws Failure {
    String replay = all.replay;
    RunOptions.require(
        replay == null
            || IntStream.rangeClosed(1, computers).anyMatch(i -> recording(replay, i) != null),
        "--replay "
            + replay
            + ": of several computers, each has a recording with its number, as in "
            + RunOptions.numbered(String.valueOf(replay), 1)
            + "\n  there is none");
  }

  /** The recording of one computer, or null where nothing was recorded of it. */
  static @Nullable String recording(String file, int number) {
    String own = RunOptions.numbered(file, number);
    return Files.exists(Path.of(own)) ? own : null;
  }

  /** Closes ports and recording. */
  static void close(HostNetwork network) throws Failure {
    try {
      network.close();
    } catch (IOException full) {
      throw Failure.cantWrite("--record to its end", Refusal.reason(full));
    }
  }

  private static List<Forward> forwards(List<String> texts) throws Failure {
    try {
      return Forward.all(texts);
    } catch (NetworkException refused) {
      throw new Failure(Status.USAGE, String.valueOf(refused.getMessage()));
    }
  }

  private static HostNetwork open(List<Forward> forwards, RunOptions options, HostConsole console)
      throws Failure {
    try {
      return HostNetwork.open(forwards, options.record, options.replay, console::flush);
    } catch (NetworkException refused) {
      throw new Failure(Status.USAGE, String.valueOf(refused.getMessage()));
    }
  }
}
