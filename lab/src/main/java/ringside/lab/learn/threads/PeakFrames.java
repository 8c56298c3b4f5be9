package ringside.lab.learn.threads;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.memory.FrameUse;
import ringside.kernel.memory.Frames;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/** The frames that a run has in use when most are, and what they are for. */
final class PeakFrames implements EventSink {
  private final Map<FrameUse, Integer> uses = new EnumMap<>(FrameUse.class);
  private @Nullable Computer computer;
  private int most;

  private PeakFrames() {}

  /** Runs a guest to its end. */
  static PeakFrames of(Guest guest) {
    PeakFrames peak = new PeakFrames();
    try (Session session =
        Session.of(guest).sink(peak).prepared(built -> peak.computer = built).build()) {
      session.runToEnd();
    }
    return peak;
  }

  /** All frames that could have been given out, and were in use. */
  int all() {
    return most;
  }

  /** Those of a use. */
  int of(FrameUse use) {
    return uses.getOrDefault(use, 0);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.FRAME);
  }

  @Override
  public void event(Event event) {
    if (computer != null && computer.memory().frames().inUse() > most) {
      count(computer.memory().frames());
    }
  }

  private void count(Frames frames) {
    most = frames.inUse();
    uses.clear();
    int memory = computer == null ? 0 : computer.hart().mmu().memory().sizeBytes() >>> 12;
    for (int frame = 0; frame < memory; frame++) {
      uses.merge(frames.use(frame), 1, Integer::sum);
    }
  }
}
