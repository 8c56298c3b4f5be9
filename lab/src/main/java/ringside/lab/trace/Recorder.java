package ringside.lab.trace;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.sink.GuestClock;
import ringside.lab.trace.perfetto.PacketFile;
import ringside.lab.trace.perfetto.PacketSequence;

/**
 * Writes the tracks of one computer, within a range of cycles: what has begun before the range
 * begins with it, and what goes on behind it ends with it.
 */
final class Recorder {
  private final PacketSequence packets;
  private final GuestClock clock;
  private final CycleRange range;
  private final List<Lane> lanes = new ArrayList<>();
  private long now;
  private boolean on;
  private boolean over;

  Recorder(PacketFile file, long megahertz, CycleRange range) {
    this.packets = new PacketSequence(file);
    this.clock = new GuestClock(megahertz);
    this.range = range;
  }

  /** Where packets go. */
  PacketSequence packets() {
    return packets;
  }

  /** Time has come to a cycle. */
  void reach(long cycle) {
    if (!on && !over && cycle >= range.from()) {
      now = range.from();
      on = true;
      lanes.forEach(Lane::reopen);
    }
    if (on && cycle > range.to()) {
      end();
    }
    now = cycle;
  }

  /** Ends all that goes on: nothing is written any more. */
  void end() {
    now = Math.min(now, range.to());
    lanes.forEach(Lane::suspend);
    on = false;
    over = true;
  }

  /** Whether what happens now is written. */
  boolean isOn() {
    return on;
  }

  /** The time stamp of what happens now. */
  long nanos() {
    return clock.nanos(now);
  }

  /** A track of slices. */
  Lane lane(long track, long parent, String name) {
    packets.describe(track, parent, name);
    Lane lane = new Lane(this, track);
    lanes.add(lane);
    return lane;
  }

  /** A track on which nothing will happen any more. */
  void forget(Lane lane) {
    lane.end();
    lanes.remove(lane);
  }
}
