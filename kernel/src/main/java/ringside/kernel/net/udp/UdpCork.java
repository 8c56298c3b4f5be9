package ringside.kernel.net.udp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.Wishes;

/** Bytes that wait for others of the same message (udp(7): UDP_CORK, MSG_MORE). */
final class UdpCork {
  private final Internet internet;
  private final Deque<KernelBuffer> pieces = new ArrayDeque<>();
  private SocketAddress.@Nullable Internet to;
  private Wishes wishes = Wishes.NONE;
  private int length;

  UdpCork(Internet internet) {
    this.internet = internet;
  }

  /** For whom bytes wait, or null where none do. */
  SocketAddress.@Nullable Internet destination() {
    return to;
  }

  /** What the message that waits wants for its packet. */
  Wishes wishes() {
    return wishes;
  }

  /** Begins a message. */
  void begin(SocketAddress.Internet destination, Wishes wanted) {
    to = destination;
    wishes = wanted;
  }

  /**
   * Appends bytes; where that fails all that waits is dropped (Linux: udp_flush_pending_frames).
   */
  @Nullable Errno append(Outgoing message) {
    int bytes = message.bytes().length();
    if (to == null || length + bytes > Udp.longest(to.address())) {
      drop();
      return Errno.EMSGSIZE;
    }
    if (bytes == 0) {
      return null;
    }
    try {
      KernelBuffer piece = new KernelBuffer(internet.memory(), bytes);
      pieces.addLast(piece);
      piece.fill(message.bytes(), 0, 0, bytes);
    } catch (BadAddress | OutOfMemory refused) {
      drop();
      throw refused;
    }
    length += bytes;
    return null;
  }

  /** Takes all that waits as one packet, or null where there is no memory for it. */
  @Nullable Packet take(SocketAddress.Internet to) {
    Packet packet = internet.packet(to.address(), Udp.HEADER_BYTES + length);
    if (packet != null) {
      int at = Udp.data(packet);
      for (KernelBuffer piece : pieces) {
        piece.copy(0, packet.buffer(), at, piece.length());
        at += piece.length();
      }
    }
    drop();
    return packet;
  }

  /** Nothing waits any more. */
  void drop() {
    pieces.forEach(KernelBuffer::release);
    pieces.clear();
    length = 0;
    to = null;
  }
}
