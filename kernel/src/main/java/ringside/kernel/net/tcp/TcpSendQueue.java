package ringside.kernel.net.tcp;

import java.util.ArrayDeque;
import java.util.Deque;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.ip.Packet;

/** Bytes of a connection from the first that the peer has not acknowledged, in guest memory. */
final class TcpSendQueue {
  private static final int LONGEST_PIECE = 4096;

  private record Piece(KernelBuffer buffer, int length) {}

  private final KernelMemory memory;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private int skipped;
  private int length;

  TcpSendQueue(KernelMemory memory) {
    this.memory = memory;
  }

  /** Bytes in it. */
  int length() {
    return length;
  }

  /** Appends bytes of a user's; tells how many, where some of them can't be read. */
  int append(UserVectors from, int offset, int bytes) {
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, LONGEST_PIECE);
      KernelBuffer buffer = new KernelBuffer(memory, part);
      try {
        buffer.fill(from, offset + done, 0, part);
      } catch (BadAddress | OutOfMemory refused) {
        buffer.release();
        if (done > 0) {
          return done;
        }
        throw refused;
      }
      pieces.addLast(new Piece(buffer, part));
      length += part;
      done += part;
    }
    return bytes;
  }

  /** Appends bytes that a device stores. */
  void append(byte[] bytes) {
    for (int done = 0; done < bytes.length; ) {
      int part = Math.min(bytes.length - done, LONGEST_PIECE);
      KernelBuffer buffer = new KernelBuffer(memory, part);
      buffer.deviceFill(bytes, done);
      pieces.addLast(new Piece(buffer, part));
      length += part;
      done += part;
    }
  }

  /** Copies bytes from an offset on into a packet. */
  void copy(int offset, int bytes, Packet packet, int at) {
    int before = -skipped;
    int done = 0;
    for (Piece piece : pieces) {
      int start = offset + done - before;
      if (done < bytes && start < piece.length) {
        int part = Math.min(bytes - done, piece.length - start);
        piece.buffer.copy(start, packet.buffer(), at + done, part);
        done += part;
      }
      before += piece.length;
    }
  }

  /** Forgets the first bytes. */
  void drop(int bytes) {
    length -= bytes;
    skipped += bytes;
    while (!pieces.isEmpty() && skipped >= pieces.getFirst().length) {
      skipped -= pieces.getFirst().length;
      pieces.removeFirst().buffer.release();
    }
  }

  void release() {
    pieces.forEach(piece -> piece.buffer.release());
    pieces.clear();
    length = 0;
  }
}
