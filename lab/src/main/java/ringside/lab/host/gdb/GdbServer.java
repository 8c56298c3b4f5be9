package ringside.lab.host.gdb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.lab.gdb.GdbAgent;

/** Waits for gdb on a port that only this computer can reach, and lets an agent answer it. */
public final class GdbServer implements AutoCloseable, BooleanSupplier {
  private static final long ASK_EVERY_NANOS = 20_000_000;

  private static final long MOST_SECONDS = 1;

  /** gdb asks for many things in a row, each sooner than this after the answer before. */
  private static final int MOMENT_MILLIS = 30;

  private final ServerSocket server;
  private final SynchronousQueue<Socket> waiting = new SynchronousQueue<>();
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

  /**
   * Serves one gdb after the other, until one of them kills the run, or this is closed. Whoever
   * comes while another one talks is turned away.
   */
  public void serve(GdbAgent agent) throws IOException {
    Thread door = new Thread(this::receive, "gdb");
    door.setDaemon(true);
    door.start();
    while (!agent.isOver() && !server.isClosed()) {
      Socket gdb = next();
      if (gdb != null) {
        try (gdb) {
          gdb.setTcpNoDelay(true);
          serve(gdb, agent);
        }
      }
    }
  }

  private void receive() {
    while (!server.isClosed()) {
      try {
        Socket gdb = server.accept();
        if (!waiting.offer(gdb, MOST_SECONDS, TimeUnit.SECONDS)) {
          gdb.close();
        }
      } catch (IOException gone) {
        // Whoever came has gone again, or this is closed.
      } catch (InterruptedException unexpected) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private @Nullable Socket next() {
    try {
      return waiting.poll(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", unexpected);
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
        String message = agent.message(answer);
        if (!message.isEmpty()) {
          frames.write(message);
        }
        if (!packet.equals("k")) {
          frames.write(answer);
        }
        if (packet.equals("QStartNoAckMode")) {
          frames.stopAcknowledging();
        }
        packet = packet.equals("k") ? null : nextPacket(gdb, in, frames, agent);
      }
    } catch (SocketException gone) {
      // The next one finds the run where this one left it.
    } finally {
      agent.left();
      talking = null;
    }
  }

  /** What gdb says next; until then, ways back are made shorter. */
  private static @Nullable String nextPacket(
      Socket gdb, InputStream in, GdbFrames frames, GdbAgent agent) throws IOException {
    boolean more = true;
    while (more && isSilent(gdb, in)) {
      more = agent.tend(() -> hasSaid(in));
    }
    return frames.read();
  }

  private static boolean hasSaid(InputStream in) {
    try {
      return in.available() > 0;
    } catch (IOException gone) {
      return true;
    }
  }

  /** Whether gdb is there, and says nothing for a moment. */
  private static boolean isSilent(Socket gdb, InputStream in) throws IOException {
    gdb.setSoTimeout(MOMENT_MILLIS);
    in.mark(1);
    try {
      boolean isThanks = in.read() == GdbFrames.WELL;
      if (!isThanks) {
        in.reset();
      }
      return isThanks;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      gdb.setSoTimeout(0);
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
    return hasSaid(in);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
