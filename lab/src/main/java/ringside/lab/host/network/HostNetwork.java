package ringside.lab.host.network;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.trap.Kernel;

/** The host's part in the network: ports forwarded, what comes through recorded, or fed again. */
public final class HostNetwork {
  private final @Nullable ForwardedPorts ports;
  private final @Nullable TrafficRecorder recorder;
  private final @Nullable TrafficReplay replay;
  private boolean closed;

  private HostNetwork(
      @Nullable ForwardedPorts ports,
      @Nullable TrafficRecorder recorder,
      @Nullable TrafficReplay replay) {
    this.ports = ports;
    this.recorder = recorder;
    this.replay = replay;
  }

  /**
   * Opens ports and files.
   *
   * @param ports that lead to this computer
   * @param record the file that what comes through the ports is written to, or null
   * @param replay the file with what is to come instead, or null
   * @param beforeWaiting is done before the host waits for its programs
   * @throws NetworkException where one of them can't be had
   */
  public static HostNetwork open(
      List<Forward> ports, @Nullable String record, @Nullable String replay, Runnable beforeWaiting)
      throws NetworkException {
    try {
      ForwardedPorts open = ports.isEmpty() ? null : new ForwardedPorts(ports, beforeWaiting);
      return new HostNetwork(
          open,
          record == null || open == null ? null : new TrafficRecorder(open, Path.of(record)),
          replay == null ? null : new TrafficReplay(Path.of(replay)));
    } catch (FileSystemException refused) {
      throw new NetworkException("ringside: can't use the recording " + refused.getMessage());
    } catch (IOException refused) {
      throw new NetworkException(
          "ringside: --forward: "
              + refused.getMessage()
              + "\n  is the port taken? try another one, as in --forward 8081:8080");
    } catch (IllegalArgumentException malformed) {
      throw new NetworkException("ringside: --replay: " + malformed.getMessage());
    }
  }

  /** What the computer is joined to. */
  public HostLink link() {
    if (replay != null) {
      return replay;
    }
    if (recorder != null) {
      return recorder;
    }
    return ports == null ? HostLink.NONE : ports;
  }

  /** How the run has ended: a guest that waits for more than was recorded is not stuck. */
  public Kernel.End ended(Kernel.End end) {
    boolean waits = replay != null && replay.isOver() && end == Kernel.End.DEADLOCK;
    return waits ? Kernel.End.LIMIT : end;
  }

  /**
   * Closes what was opened, once.
   *
   * @throws IOException where the recording can't be written to its end
   */
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (recorder != null) {
      recorder.close();
    }
    if (ports != null) {
      ports.close();
    }
  }
}
