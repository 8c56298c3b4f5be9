package ringside.lab.host.network;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ringside.kernel.net.host.HostEvent;
import ringside.kernel.net.host.HostLink;
import ringside.lab.session.Guest;

/** Writes down what arrives from the host, and at which cycle: {@link TrafficLine}s. */
public final class TrafficRecorder implements HostLink, Closeable {
  private final HostLink link;
  private final BufferedWriter writer;

  /** Creates the file, or empties it. */
  public TrafficRecorder(HostLink link, Path file) throws IOException {
    this.link = link;
    this.writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
  }

  @Override
  public long nextArrival(long now, Guest guest) {
    return link.nextArrival(now, guest);
  }

  @Override
  public boolean await(Guest guest) {
    return link.await(guest);
  }

  @Override
  public long pause(long nanos, Guest guest) {
    return link.pause(nanos, guest);
  }

  @Override
  public List<HostEvent> take(long cycle) {
    List<HostEvent> events = link.take(cycle);
    try {
      for (HostEvent event : events) {
        writer.write(new TrafficLine(cycle, event).text());
        writer.newLine();
      }
    } catch (IOException full) {
      throw new UncheckedIOException("can't record the host's traffic", full);
    }
    return events;
  }

  @Override
  public void send(int connection, byte[] bytes) {
    link.send(connection, bytes);
  }

  @Override
  public void finish(int connection) {
    link.finish(connection);
  }

  @Override
  public void close(int connection) {
    link.close(connection);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
