package ringside.lab.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.Awaited.Party;

/** Threads that wait for each other in a circle. */
public final class Circles {
  private Circles() {}

  /**
   * The shortest circle of waits among threads, or none where there is none: each waits for the
   * next, and the last for the first.
   */
  public static List<GuestThread> shortest(List<ThreadReport> reports) {
    List<GuestThread> best = List.of();
    for (ThreadReport report : reports) {
      List<GuestThread> circle = from(report, reports);
      if (!circle.isEmpty() && (best.isEmpty() || circle.size() < best.size())) {
        best = circle;
      }
    }
    return best;
  }

  /** Breadth first, so that the first way back is a shortest one. */
  private static List<GuestThread> from(ThreadReport start, List<ThreadReport> reports) {
    Map<Integer, List<GuestThread>> ways = new HashMap<>();
    ArrayDeque<ThreadReport> open = new ArrayDeque<>(List.of(start));
    ways.put(start.thread().tid(), List.of(start.thread()));
    while (!open.isEmpty()) {
      ThreadReport report = open.remove();
      List<GuestThread> way = ways.getOrDefault(report.thread().tid(), List.of());
      if (waitsFor(report, start)) {
        return way;
      }
      for (ThreadReport next : reports) {
        if (waitsFor(report, next) && !ways.containsKey(next.thread().tid())) {
          List<GuestThread> longer = new ArrayList<>(way);
          longer.add(next.thread());
          ways.put(next.thread().tid(), longer);
          open.add(next);
        }
      }
    }
    return List.of();
  }

  private static boolean waitsFor(ThreadReport report, ThreadReport other) {
    return report.awaited().stream()
        .filter(awaited -> awaited.kind().certain())
        .flatMap(awaited -> awaited.parties().stream())
        .anyMatch(party -> isMeant(party, other.thread()));
  }

  private static boolean isMeant(Party party, GuestThread thread) {
    return party.tid() == 0 ? party.pid() == thread.process().pid() : party.tid() == thread.tid();
  }
}
