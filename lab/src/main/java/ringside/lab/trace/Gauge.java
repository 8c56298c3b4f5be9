package ringside.lab.trace;

/**
 * A value over time. It is written when it is looked at, and has changed since: a value that
 * changes a hundred times during a fork is one point.
 */
final class Gauge {
  private final Recorder recorder;
  private final long track;
  private long value;
  private long written = Long.MIN_VALUE;

  Gauge(Recorder recorder, long parent, String name) {
    this.recorder = recorder;
    this.track = recorder.packets().newTrack();
    recorder.packets().describeCounter(track, parent, name);
  }

  /** It changes. */
  void add(long difference) {
    value += difference;
  }

  /** Somebody looks. */
  void look() {
    if (value != written && recorder.isOn()) {
      written = value;
      recorder.packets().counter(recorder.nanos(), track, value);
    }
  }
}
