package ringside.kernel.net.unix;

import java.util.List;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * Bytes on their way between two Unix sockets, in guest memory behind a header of four words. The
 * files that go along are in use until they are taken or the message is dropped.
 */
final class UnixMessage {
  private static final int HEADER_BYTES = 16;

  private final KernelMemory memory;
  private final SocketAddress.Unix from;
  private final PeerCredentials sender;
  private final KernelBuffer buffer;
  private final int length;
  private List<OpenFile> rights;
  private int taken;
  private boolean urgentTaken;

  /** Takes bytes of a message from an offset on; its files go with the first of them. */
  UnixMessage(
      KernelMemory memory, Outgoing message, int offset, int length, SocketAddress.Unix from) {
    this.memory = memory;
    this.from = from;
    this.sender = message.sender();
    this.length = length;
    this.buffer = new KernelBuffer(memory, HEADER_BYTES + length);
    this.rights = offset == 0 ? message.rights() : List.of();
    try {
      buffer.store(1, length);
      buffer.fill(message.bytes(), offset, HEADER_BYTES, length);
    } catch (BadAddress | OutOfMemory refused) {
      buffer.release();
      throw refused;
    }
    rights.forEach(this::hold);
  }

  /** Bytes of it. */
  int length() {
    return length;
  }

  /** Bytes not taken yet. */
  int left() {
    return length - taken;
  }

  boolean hasRights() {
    return !rights.isEmpty();
  }

  List<OpenFile> rights() {
    return rights;
  }

  /** Copies bytes to the user without taking them. */
  void copy(Incoming room, int offset, int bytes) {
    buffer.load(1);
    buffer.drain(room.bytes(), offset, HEADER_BYTES + taken, bytes);
  }

  /** Takes bytes that have been copied. */
  void take(int bytes) {
    taken += bytes;
    buffer.store(2, taken);
  }

  /** Takes its one byte apart from the stream. */
  void takeUrgent() {
    take(length);
    urgentTaken = true;
  }

  /** Whether it is only the place of a byte that was read apart. */
  boolean wasUrgent() {
    return urgentTaken;
  }

  /** Tells the receiver who sent it, and gives it the files. */
  void tell(Incoming room) {
    room.setFrom(from);
    room.setSender(sender);
    if (hasRights()) {
      room.setRights(rights);
      if (room.asks(Incoming.PEEK)) {
        rights.forEach(this::hold);
      } else {
        rights = List.of();
      }
    }
  }

  /** Gives its memory back, and the files that nobody took. */
  void release() {
    rights.forEach(OpenFile::release);
    rights = List.of();
    buffer.release();
  }

  private void hold(OpenFile file) {
    memory.code().run(Routine.SOCKET_RIGHTS);
    file.use();
  }
}
