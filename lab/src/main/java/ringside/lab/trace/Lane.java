package ringside.lab.trace;

import org.jspecify.annotations.Nullable;
import ringside.lab.trace.perfetto.PacketSequence;

/** A track with one slice at a time. */
final class Lane {
  private final Recorder recorder;
  private final long track;
  private @Nullable String open;

  Lane(Recorder recorder, long track) {
    this.recorder = recorder;
    this.track = track;
  }

  /** Its number, by which others stand below it. */
  long track() {
    return track;
  }

  /** Whether a slice goes on. */
  boolean isOpen() {
    return open != null;
  }

  /** A slice begins, at the end of the one before. */
  void begin(String name) {
    begin(name, PacketSequence.NO_FLOW);
  }

  /** The same, where a flow ends. */
  void begin(String name, long endingFlow) {
    end();
    open = name;
    if (recorder.isOn()) {
      recorder.packets().begin(recorder.nanos(), track, name, endingFlow);
    }
  }

  /** The slice ends, if there is one. */
  void end() {
    if (closes()) {
      recorder.packets().end(recorder.nanos(), track);
    }
  }

  /** The same, with a number to be read beside it. */
  void end(String annotation, long value) {
    if (closes()) {
      recorder.packets().end(recorder.nanos(), track, annotation, value);
    }
  }

  /** The same, with a word to be read beside it. */
  void end(String annotation, String value) {
    if (closes()) {
      recorder.packets().end(recorder.nanos(), track, annotation, value);
    }
  }

  private boolean closes() {
    boolean was = open != null;
    open = null;
    return was && recorder.isOn();
  }

  /** Something without duration happens. */
  void instant(String name, long flow, long endingFlow) {
    if (recorder.isOn()) {
      recorder.packets().instant(recorder.nanos(), track, name, flow, endingFlow);
    }
  }

  /** The same, about an address. */
  void instant(String name, int address) {
    if (recorder.isOn()) {
      recorder.packets().instant(recorder.nanos(), track, name, "address", address);
    }
  }

  /** Writing begins while a slice goes on. */
  void reopen() {
    if (open != null) {
      recorder.packets().begin(recorder.nanos(), track, open, PacketSequence.NO_FLOW);
    }
  }

  /** Writing ends while a slice goes on. */
  void suspend() {
    if (open != null && recorder.isOn()) {
      recorder.packets().end(recorder.nanos(), track);
    }
  }
}
