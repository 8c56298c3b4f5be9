package ringside.lab.host.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection of a program of the host, and what could not be written to it yet. */
final class HostConnection {
  private static final int MOST_AT_ONCE = 4096;

  private final SocketChannel channel;
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
  private boolean finishing;
  private boolean ended;

  HostConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /** Whether the program will send no more. */
  boolean hasEnded() {
    return ended;
  }

  /** What the program has sent; nothing where there is nothing new, or its end. */
  byte[] read() {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_AT_ONCE);
    try {
      ended |= channel.read(buffer) < 0;
    } catch (IOException gone) {
      ended = true;
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  void write(byte[] bytes) {
    unwritten.writeBytes(bytes);
    flush();
  }

  void finish() {
    finishing = true;
    flush();
  }

  /** Writes as much as the host takes; true where nothing is left. */
  boolean flush() {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(unwritten.toByteArray());
      channel.write(buffer);
      unwritten.reset();
      unwritten.write(buffer.array(), buffer.position(), buffer.remaining());
      if (finishing && unwritten.size() == 0) {
        channel.shutdownOutput();
      }
    } catch (IOException gone) {
      unwritten.reset();
    }
    return unwritten.size() == 0;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      unwritten.reset();
    }
  }
}
