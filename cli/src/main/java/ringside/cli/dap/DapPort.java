package ringside.cli.dap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import ringside.lab.report.SourceTexts;
import ringside.lab.report.Texts;

/** Serves one client: over two streams, or over a port that only this computer can reach. */
public final class DapPort {
  private final Launches launches;
  private final SourceTexts sources;
  private final Texts texts;

  /** Serves runs with their sources. */
  public DapPort(Launches launches, SourceTexts sources, Texts texts) {
    this.launches = launches;
    this.sources = sources;
    this.texts = texts;
  }

  /**
   * Serves a client to the end of what it says.
   *
   * @throws IOException where it can't be heard
   */
  public void serve(InputStream in, OutputStream out) throws IOException {
    Worker worker = new Worker();
    DapServer server = new DapServer(launches, new Sources(sources, texts), texts, worker);
    new DapMessages(in, out, server, worker, texts).run();
  }

  /**
   * Waits for a client, and serves it until it leaves; whoever comes meanwhile is told so and
   * turned away.
   *
   * @param listening on the loopback interface
   * @throws IOException where nobody can come
   */
  public void serve(ServerSocket listening) throws IOException {
    try (Socket client = listening.accept()) {
      client.setTcpNoDelay(true);
      Thread door = new Thread(() -> turnAway(listening), "dap door");
      door.setDaemon(true);
      door.start();
      serve(client.getInputStream(), client.getOutputStream());
    } catch (SocketException gone) {
      // It has vanished: that is an end, too.
    }
  }

  /**
   * A port that only programs of this computer reach.
   *
   * @param port 0 for any that is free
   * @throws IOException where it is taken
   */
  public static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private void turnAway(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket second = listening.accept()) {
        second.getOutputStream().write(DapMessages.farewell(texts.get("dap.wrong.second")));
      } catch (IOException gone) {
        // Whoever came has gone again, or nobody can come any more.
      }
    }
  }
}
