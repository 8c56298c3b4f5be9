package ringside.lab.host.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import ringside.kernel.net.host.HostEvent;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.wait.TimerQueue;
import ringside.lab.session.Guest;

/**
 * Lets the host's recorded traffic arrive at the same cycles again; what the guest says is lost.
 */
public final class TrafficReplay implements HostLink {
  private final Deque<TrafficLine> lines = new ArrayDeque<>();
  private boolean over;

  /**
   * Reads a recording.
   *
   * @throws IOException where the file can't be read
   * @throws IllegalArgumentException where it is no recording
   */
  public TrafficReplay(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      lines.add(TrafficLine.of(line));
    }
  }

  /** Whether the guest waits for more than was recorded. */
  public boolean isOver() {
    return over;
  }

  @Override
  public long nextArrival(long now, Guest guest) {
    return lines.isEmpty() ? TimerQueue.NEVER : lines.getFirst().cycle();
  }

  @Override
  public boolean await(Guest guest) {
    over = true;
    return false;
  }

  @Override
  public List<HostEvent> take(long cycle) {
    List<HostEvent> events = new ArrayList<>();
    while (!lines.isEmpty() && lines.getFirst().cycle() <= cycle) {
      events.add(lines.removeFirst().event());
    }
    return events;
  }
}
