package ringside.lab.adapter;

import java.util.TreeSet;
import ringside.lab.debug.Point;

/** Something that a run stops for, or says something at, as somebody has set it. */
public final class StopPoint {
  /** Of so many times at which it has been met, their order is known. */
  private static final int MOST = 1_000_000;

  private final int id;
  private final Kind kind;
  private final Point point;
  private final HitCondition hits;
  private final String message;
  private final TreeSet<Long> met = new TreeSet<>();

  /** What stop points are set for. */
  public enum Kind {
    SOURCE,
    FUNCTION,
    INSTRUCTION,
    DATA,
    EXCEPTION
  }

  /**
   * A stop point.
   *
   * @param message what is said instead of stopping; empty where it stops
   */
  StopPoint(int id, Kind kind, Point point, HitCondition hits, String message) {
    this.id = id;
    this.kind = kind;
    this.point = point;
    this.hits = hits;
    this.message = message;
  }

  /** Its number, which no other one of this run has. */
  public int id() {
    return id;
  }

  /** What it is set for. */
  public Kind kind() {
    return kind;
  }

  Point point() {
    return point;
  }

  String message() {
    return message;
  }

  /** Whether it says something instead of stopping. */
  boolean isLog() {
    return !message.isEmpty();
  }

  /**
   * Whether this time counts. A time is known by its cycle, so that going back and forth over one
   * does not count it twice.
   */
  boolean counts(long cycle) {
    if (met.size() < MOST) {
      met.add(cycle);
    }
    return hits.test(met.headSet(cycle, true).size());
  }
}
