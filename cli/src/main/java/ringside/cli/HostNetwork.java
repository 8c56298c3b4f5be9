package ringside.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.cli.network.Forward;
import ringside.cli.network.ForwardedPorts;
import ringside.cli.network.TrafficRecorder;
import ringside.cli.network.TrafficReplay;
import ringside.kernel.net.HostLink;
import ringside.kernel.trap.Kernel;

/** What the options say of the host's part in the network: forwarded, recorded or fed again. */
final class HostNetwork {
  private final @Nullable ForwardedPorts ports;
  private final @Nullable TrafficRecorder recorder;
  private final @Nullable TrafficReplay replay;
  private boolean closed;

  HostNetwork(RunOptions options, Runnable beforeWaiting) throws Failure {
    try {
      List<Forward> forwards = forwards(options.forwards);
      this.ports = forwards.isEmpty() ? null : new ForwardedPorts(forwards, beforeWaiting);
      this.recorder =
          options.record == null || ports == null
              ? null
              : new TrafficRecorder(ports, Path.of(options.record));
      this.replay = options.replay == null ? null : new TrafficReplay(Path.of(options.replay));
    } catch (FileSystemException refused) {
      throw new Failure(Status.USAGE, "ringside: can't use the recording " + refused.getMessage());
    } catch (IOException refused) {
      throw new Failure(
          Status.USAGE,
          "ringside: --forward: "
              + refused.getMessage()
              + "\n  is the port taken? try another one, as in --forward 8081:8080");
    } catch (IllegalArgumentException malformed) {
      throw new Failure(Status.USAGE, "ringside: --replay: " + malformed.getMessage());
    }
  }

  private static List<Forward> forwards(List<String> texts) throws Failure {
    List<Forward> forwards = new ArrayList<>();
    for (String text : texts) {
      forwards.add(
          Forward.of(text)
              .orElseThrow(
                  () ->
                      new Failure(
                          Status.USAGE,
                          "ringside: --forward " + text + ": write it as HOSTPORT:GUESTPORT")));
    }
    return forwards;
  }

  /** What the computer is joined to. */
  HostLink link() {
    if (replay != null) {
      return replay;
    }
    if (recorder != null) {
      return recorder;
    }
    return ports == null ? HostLink.NONE : ports;
  }

  /** How the run has ended: a guest that waits for more than was recorded is not stuck. */
  Kernel.End ended(Kernel.End end) {
    boolean waits = replay != null && replay.isOver() && end == Kernel.End.DEADLOCK;
    return waits ? Kernel.End.LIMIT : end;
  }

  void close() throws Failure {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (recorder != null) {
        recorder.close();
      }
      if (ports != null) {
        ports.close();
      }
    } catch (IOException full) {
      throw Failure.cantWrite("--record to its end", HostFiles.reason(full));
    }
  }
}
