package ringside.lab.gdb;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What gdb understands, by its own word, and what it wants to hear of (qSupported, Q packets). */
final class GdbWishes {
  /** What is answered to it: features that need no word of gdb's. */
  private static final String ALWAYS =
      "PacketSize=1000;QStartNoAckMode+;vContSupported+;ReverseStep+;ReverseContinue+;"
          + "QThreadEvents+;qXfer:features:read+;qXfer:threads:read+;qXfer:auxv:read+;"
          + "qXfer:exec-file:read+";

  /** Those that are had where gdb has them, too. */
  private static final Set<String> SHARED =
      new TreeSet<>(
          Set.of(
              "multiprocess", "swbreak", "hwbreak", "fork-events", "vfork-events", "exec-events"));

  private Set<String> had = Set.of();
  private boolean threads;

  /** {@code qSupported:FEATURE+;…}: what is supported here. */
  String meet(String features) {
    Set<String> both = new TreeSet<>(SHARED);
    both.retainAll(
        Arrays.stream(features.split(";", -1))
            .filter(feature -> feature.endsWith("+"))
            .map(feature -> feature.substring(0, feature.length() - 1))
            .toList());
    had = both;
    threads = false;
    StringBuilder answer = new StringBuilder(ALWAYS);
    SHARED.forEach(feature -> answer.append(';').append(feature).append('+'));
    return answer.toString();
  }

  /** {@code QThreadEvents:1}: whether it wants to hear of threads that begin and end. */
  void hearOfThreads(boolean wanted) {
    threads = wanted;
  }

  /** Whether it tells processes apart. */
  boolean processes() {
    return had.contains("multiprocess");
  }

  /** Whether it has a feature, as qSupported names it. */
  boolean has(String feature) {
    return had.contains(feature);
  }

  /** Whether it wants to hear of threads that begin and end. */
  boolean threads() {
    return threads;
  }
}
