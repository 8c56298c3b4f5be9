package ringside.kernel.ipc;

/** Bytes of a pipe in one frame, of which it holds a use (Linux: struct pipe_buffer). */
final class PipePart {
  private final int frame;
  private final boolean packet;
  private boolean shared;
  private int start;
  private int end;

  /**
   * Bytes that nobody else holds.
   *
   * @param packet whether a read takes all of it, or loses the rest (O_DIRECT, pipe(2))
   */
  PipePart(int frame, int start, int end, boolean packet) {
    this.frame = frame;
    this.start = start;
    this.end = end;
    this.packet = packet;
  }

  /** The first bytes of it once more, for who has taken one more use of the frame. */
  PipePart shared(int bytes) {
    PipePart other = new PipePart(frame, start, start + bytes, packet);
    other.shared = true;
    return other;
  }

  /** The frame is others', too. */
  PipePart ofOthers() {
    shared = true;
    return this;
  }

  int frame() {
    return frame;
  }

  boolean isPacket() {
    return packet;
  }

  /** Kernel address of the first byte. */
  int address() {
    return frame + start;
  }

  /** Kernel address behind the last byte. */
  int endAddress() {
    return frame + end;
  }

  int length() {
    return end - start;
  }

  /** Whether bytes may be put behind the last; they are seen by whoever has the frame. */
  boolean hasRoom(int bytes, int frameBytes) {
    return !packet && !shared && end + bytes <= frameBytes;
  }

  void grow(int bytes) {
    end += bytes;
  }

  void shrink(int bytes) {
    start += bytes;
  }
}
