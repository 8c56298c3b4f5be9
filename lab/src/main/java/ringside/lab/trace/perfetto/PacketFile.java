package ringside.lab.trace.perfetto;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A file of packets. They are compressed some thousand at a time, which becomes one packet that is
 * written at once: a file that is broken off has whole packets, and lacks the last ones at most.
 * The first ones are written sooner, so that a short run leaves something, too.
 */
public final class PacketFile implements Closeable {
  /** Field of Trace. */
  private static final int PACKET = 1;

  /** Field of TracePacket. */
  private static final int COMPRESSED_PACKETS = 50;

  private static final int FIRST_CHUNK_BYTES = 1 << 11;
  private static final int LAST_CHUNK_BYTES = 1 << 15;

  private final OutputStream out;
  private final ProtoBuffer chunk = new ProtoBuffer();
  private final ProtoBuffer compressed = new ProtoBuffer();
  private final ProtoBuffer whole = new ProtoBuffer();
  private final Zlib zlib = new Zlib();
  private int chunkBytes = FIRST_CHUNK_BYTES;
  private int sequences;
  private long tracks;

  /** A file without packets; its stream is closed with it. */
  public PacketFile(OutputStream out) {
    this.out = out;
  }

  /** The number of a new sequence, from 1. */
  int newSequence() {
    return ++sequences;
  }

  /** The uuid of a new track, from 1: small numbers take the fewest bytes. */
  long newTrack() {
    return ++tracks;
  }

  /** Adds a packet. */
  void add(ProtoBuffer packet) {
    chunk.message(PACKET, packet);
    if (chunk.length() >= chunkBytes) {
      try {
        writeChunk();
      } catch (IOException full) {
        throw new UncheckedIOException("can't write the trace", full);
      }
    }
  }

  private void writeChunk() throws IOException {
    byte[] bytes = zlib.compress(chunk.bytes(), chunk.length());
    compressed.clear().bytes(COMPRESSED_PACKETS, bytes, bytes.length);
    whole.clear().message(PACKET, compressed);
    out.write(whole.bytes(), 0, whole.length());
    out.flush();
    chunk.clear();
    chunkBytes = Math.min(chunkBytes * 2, LAST_CHUNK_BYTES);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (chunk.length() > 0) {
        writeChunk();
      }
    }
  }
}
