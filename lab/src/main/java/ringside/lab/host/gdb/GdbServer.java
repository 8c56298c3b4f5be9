package ringside.lab.host.gdb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.lab.gdb.GdbAgent;

/** Waits for gdb on a port that only this computer can reach, and lets an agent answer it. */
public final class GdbServer implements AutoCloseable, BooleanSupplier {
  private static final long ASK_EVERY_NANOS = 20_000_000;

  private final ServerSocket server;
  private @Nullable InputStream talking;
  private long asked;

  /**
   * Listens on the loopback interface.
   *
   * @param port 0 for any that is free
   * @throws IOException where the port is taken
   */
  public GdbServer(int port) throws IOException {
    this.server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /** The port that it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Serves one gdb after the other, until one of them lets the run go or kills it. */
  public void serve(GdbAgent agent) throws IOException {
    while (!agent.isOver()) {
      try (Socket gdb = server.accept()) {
        gdb.setTcpNoDelay(true);
        serve(gdb, agent);
      }
    }
  }

  /** One that vanishes may come back. */
  private void serve(Socket gdb, GdbAgent agent) throws IOException {
    InputStream in = new BufferedInputStream(gdb.getInputStream());
    GdbFrames frames = new GdbFrames(in, new BufferedOutputStream(gdb.getOutputStream()));
    talking = in;
    try {
      String packet = frames.read();
      while (packet != null) {
        String answer = agent.answer(packet);
        if (!packet.equals("k")) {
          frames.write(answer);
        }
        if (packet.equals("QStartNoAckMode")) {
          frames.stopAcknowledging();
        }
        packet = packet.equals("k") ? null : frames.read();
      }
    } catch (SocketException gone) {
      // The next one finds the run where this one left it.
    } finally {
      talking = null;
    }
  }

  /** Whether gdb has something to say while the run goes on: that can only be to stop. */
  @Override
  public boolean getAsBoolean() {
    InputStream in = talking;
    long now = System.nanoTime();
    if (in == null || now - asked < ASK_EVERY_NANOS) {
      return false;
    }
    asked = now;
    try {
      return in.available() > 0;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
