package ringside.kernel.net.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserVectors;

/**
 * What a program wants to send.
 *
 * @param bytes where they are
 * @param to whom, or null for the peer
 * @param rights files whose descriptors go along (SCM_RIGHTS)
 * @param sender who says so
 * @param flags MSG_ bits
 * @param wishes for its packet
 */
public record Outgoing(
    UserVectors bytes,
    @Nullable SocketAddress to,
    List<OpenFile> rights,
    PeerCredentials sender,
    int flags,
    Wishes wishes) {
  /** A message that goes as its socket says. */
  public Outgoing(
      UserVectors bytes,
      @Nullable SocketAddress to,
      List<OpenFile> rights,
      PeerCredentials sender,
      int flags) {
    this(bytes, to, rights, sender, flags, Wishes.NONE);
  }

  /** MSG_OOB: the last byte is urgent. */
  public static final int OUT_OF_BAND = 1;

  /** MSG_MORE: what follows is to go along in the same packet. */
  public static final int MORE = 0x8000;

  /** Whether a MSG_ bit is set. */
  public boolean asks(int flag) {
    return (flags & flag) != 0;
  }
}
