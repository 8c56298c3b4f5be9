package ringside.kernel.net.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserVectors;

/** Where a program wants to receive, and what comes besides the bytes. */
public final class Incoming {
  /** MSG_OOB: the urgent byte. */
  public static final int OUT_OF_BAND = 1;

  /** MSG_PEEK: look, don't take. */
  public static final int PEEK = 2;

  /** MSG_TRUNC: a message was cut; asked for, its whole length is told. */
  public static final int TRUNCATED = 0x20;

  /** MSG_WAITALL: wait until everything asked for is there. */
  public static final int WAIT_ALL = 0x100;

  /** MSG_ERRQUEUE: what the network has reported. */
  public static final int ERROR_QUEUE = 0x2000;

  /** Nothing is known of when. */
  public static final long NEVER = -1;

  private final UserVectors bytes;
  private final int flags;
  private @Nullable SocketAddress from;
  private List<OpenFile> rights = List.of();
  private PeerCredentials sender = PeerCredentials.NONE;
  private List<Ancillary> ancillary = List.of();
  private long arrival = NEVER;
  private int answerFlags;

  /** Room to receive to, with MSG_ bits. */
  public Incoming(UserVectors bytes, int flags) {
    this.bytes = bytes;
    this.flags = flags;
  }

  /** The room. */
  public UserVectors bytes() {
    return bytes;
  }

  /** Whether a MSG_ bit is asked for. */
  public boolean asks(int flag) {
    return (flags & flag) != 0;
  }

  /** Who sent it, or null where the socket does not say. */
  public @Nullable SocketAddress from() {
    return from;
  }

  /** Files that came along, each in use once more by the receiver. */
  public List<OpenFile> rights() {
    return rights;
  }

  /** The same files, which are the taker's to release from now on. */
  public List<OpenFile> takeRights() {
    List<OpenFile> taken = rights;
    rights = List.of();
    return taken;
  }

  /** Drops the files that came along and were not taken. */
  public void giveUpRights() {
    rights.forEach(OpenFile::release);
    rights = List.of();
  }

  /** The sender (SCM_CREDENTIALS). */
  public PeerCredentials sender() {
    return sender;
  }

  /** MSG_ bits that the answer carries. */
  public int answerFlags() {
    return answerFlags;
  }

  /** Sets whom the message is from. */
  public void setFrom(@Nullable SocketAddress address) {
    from = address;
  }

  /** Sets who has sent the message (SCM_CREDENTIALS). */
  public void setSender(PeerCredentials who) {
    sender = who;
  }

  /** Sets the files that came with the message (SCM_RIGHTS). */
  public void setRights(List<OpenFile> files) {
    rights = files;
  }

  /** What comes along. */
  public List<Ancillary> ancillary() {
    return ancillary;
  }

  /** Sets what comes along. */
  public void setAncillary(List<Ancillary> all) {
    ancillary = all;
  }

  /** The cycle at which the message has come, or {@link #NEVER} where the socket does not say. */
  public long arrival() {
    return arrival;
  }

  /** Sets when the message has come. */
  public void setArrival(long cycle) {
    arrival = cycle;
  }

  /** Adds a flag to those that recvmsg answers. */
  public void answer(int flag) {
    answerFlags |= flag;
  }
}
