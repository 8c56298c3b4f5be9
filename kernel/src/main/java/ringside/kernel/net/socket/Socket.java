package ringside.kernel.net.socket;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * An end of a conversation (socket(2)): a kernel object that is used through a descriptor. What a
 * kind of socket does not do answers EOPNOTSUPP.
 */
public abstract class Socket extends OpenFile {
  /** SHUT_RD as a bit: nothing will be received any more. */
  public static final int RECEIVE = 1;

  /** SHUT_WR as a bit: nothing will be sent any more. */
  public static final int SEND = 2;

  /** Both directions. */
  public static final int BOTH = RECEIVE | SEND;

  /** The longest queue of a listener (net.core.somaxconn). */
  public static final int LONGEST_BACKLOG = 4096;

  /** S_IFSOCK, open to all. */
  private static final int MODE = 0140777;

  private static final int OBJECT_BYTES = 256;
  private static final int STATE = 0;
  private static final int QUEUED = 4;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final SocketType type;
  private final SocketOptions options = new SocketOptions();
  private final int object;
  private final WaitQueue toRead;
  private final WaitQueue toWrite;
  private PeerCredentials peerCredentials = PeerCredentials.NONE;
  private @Nullable Errno error;
  private int closedDirections;
  private int owner;

  /** A kernel object for a socket. */
  public Socket(KernelMemory memory, Wakeups wakeups, SocketType type) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.type = type;
    this.toRead = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SOCKET_RECEIVES));
    this.toWrite = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SOCKET_ROOM));
    code().run(Routine.SOCKET_CREATE);
    this.object = memory.heap().allocate(OBJECT_BYTES);
    code().store(object + STATE, 0);
  }

  /** AF_ number. */
  public abstract int family();

  /** IPPROTO_ number (SO_PROTOCOL). */
  public abstract int protocol();

  /** What it carries. */
  public final SocketType type() {
    return type;
  }

  /** What has been set of it. */
  public final SocketOptions options() {
    return options;
  }

  /** What an option says that is no setting but how things stand, as words; or null. */
  public int @Nullable [] liveOption(int level, int option) {
    return null;
  }

  /** An option of some level has been set (setsockopt(2)). */
  public void optionSet(int level, int option) {}

  /**
   * Where close waits until what was sent has arrived (SO_LINGER).
   *
   * @return null where it does not wait
   */
  public @Nullable WaitQueue linger() {
    return null;
  }

  /** Gives it a name (bind(2)). */
  public abstract Outcome bind(SocketAddress address, PeerCredentials who);

  /** Joins it to another (connect(2)). */
  public abstract Outcome connect(SocketAddress address, PeerCredentials who, Waiting waiting);

  /** Lets others connect to it (listen(2)). */
  public Outcome listen(int backlog, PeerCredentials who) {
    return Outcome.failed(Errno.EOPNOTSUPP);
  }

  /** Whether others connect to it (SO_ACCEPTCONN). */
  public boolean listens() {
    return false;
  }

  /**
   * Takes the first who has connected (accept(2)).
   *
   * @param install what becomes of it: a descriptor
   */
  public Outcome accept(Waiting waiting, Function<Socket, Outcome> install) {
    return Outcome.failed(Errno.EOPNOTSUPP);
  }

  /** Its own name. */
  public abstract SocketAddress localAddress();

  /** The name of the other end; null where there is none (ENOTCONN). */
  public abstract @Nullable SocketAddress peerAddress();

  /** Ends one direction or both (shutdown(2)): bits {@link #RECEIVE} and {@link #SEND}. */
  public abstract Outcome shutDown(int directions);

  /** Whether the next byte that is read is marked as urgent (SIOCATMARK). */
  public boolean atMark() {
    return false;
  }

  /** The other end has marked something as urgent: who owns the socket is signalled (SIGURG). */
  public final void tellUrgent() {
    ioSignals().tellUrgent();
    wakeReaders();
  }

  /** Sends a message, or bytes. */
  public abstract Outcome send(Outgoing message, Waiting waiting);

  /** Receives a message, or bytes. */
  public abstract Outcome receive(Incoming room, Waiting waiting);

  /** Bytes sent that the other end has not taken (SIOCOUTQ). */
  public abstract int unsent();

  /** Whether EPIPE comes with SIGPIPE. */
  public boolean signalsBrokenPipe() {
    return type != SocketType.DATAGRAM;
  }

  /** The user whose it is: who made it, or made the listener that it was accepted by. */
  public final int owner() {
    return owner;
  }

  /** Sets the user whose it is. */
  public final void setOwner(int user) {
    owner = user;
  }

  /** Who is at the other end (SO_PEERCRED). */
  public final PeerCredentials peerCredentials() {
    return peerCredentials;
  }

  /** Sets who is at the other end. */
  public final void setPeerCredentials(PeerCredentials who) {
    peerCredentials = who;
  }

  /** Takes the error that has happened since the last time (SO_ERROR). */
  public final @Nullable Errno takeError() {
    Errno taken = error;
    error = null;
    return taken;
  }

  /** Takes the error that has happened, or the one given where none has. */
  public final Errno takeErrorOr(Errno otherwise) {
    Errno taken = takeError();
    return taken == null ? otherwise : taken;
  }

  @Override
  public final Outcome read(UserMemory user, int address, int length) {
    Incoming room = new Incoming(UserVectors.of(user, address, length), 0);
    Outcome outcome = receive(room, Waiting.plain(nonBlocking(), 0));
    room.giveUpRights();
    return outcome;
  }

  @Override
  public final Outcome write(UserMemory user, int address, int length, int written) {
    Outgoing message =
        new Outgoing(
            UserVectors.of(user, address, length), null, List.of(), PeerCredentials.NONE, 0);
    return send(message, Waiting.plain(nonBlocking(), written));
  }

  @Override
  public final int accessMode() {
    return 2;
  }

  @Override
  public final boolean signalsReadiness() {
    return true;
  }

  /** A number that no other socket has at the same time. */
  public final int serial() {
    return object - KernelLayout.BASE >>> 6;
  }

  @Override
  public final String title() {
    return "socket";
  }

  @Override
  public final FileStatus status() {
    return FileStatus.anonymous(MODE);
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(toRead, toWrite);
  }

  @Override
  protected void closed() {
    memory.heap().release(object, OBJECT_BYTES);
  }

  /** What the kernel keeps its objects in. */
  public final KernelMemory memory() {
    return memory;
  }

  /** The kernel's instructions. */
  public final KernelCode code() {
    return memory.code();
  }

  /** Who wakes those that wait. */
  public final Wakeups wakeups() {
    return wakeups;
  }

  /** Where those wait who want to receive, or to accept. */
  public final WaitQueue toRead() {
    return toRead;
  }

  /** Where those wait who want to send, or to connect. */
  public final WaitQueue toWrite() {
    return toWrite;
  }

  /** Whether an error has happened that nobody has taken. */
  public final boolean hasError() {
    return error != null;
  }

  /** Notes an error for the next who asks. */
  public final void setError(Errno errno) {
    error = errno;
  }

  /** Notes an error, or that there is none any more. */
  public final void noteError(@Nullable Errno errno) {
    error = errno;
  }

  /** Whether a direction, or both, have ended. */
  public final boolean isClosed(int direction) {
    return (closedDirections & direction) == direction;
  }

  /** Ends directions, and tells who waits. */
  public final void close(int directions) {
    closedDirections |= directions;
    noteState();
    wakeAll(Reason.SOCKET_ENDED);
  }

  /** Begins anew after a failure. */
  public final void reopen() {
    closedDirections = 0;
    noteState();
  }

  /** Wakes all that wait. */
  public final void wakeAll(Reason reason) {
    wakeups.wakeAll(toRead, reason);
    wakeups.wakeAll(toWrite, reason);
  }

  /** Wakes those who want to receive, or to accept. */
  public final void wakeReaders() {
    wakeups.wakeAll(toRead, Reason.SOCKET_RECEIVED);
  }

  /** Wakes those who want to send. */
  public final void wakeWriters() {
    wakeups.wakeAll(toWrite, Reason.SOCKET_HAS_ROOM);
  }

  /** Begins a routine that looks at the socket. */
  public final void enter(Routine routine) {
    code().run(routine);
    code().load(object + STATE);
  }

  private void noteState() {
    code().store(object + STATE, closedDirections);
  }

  /** The length of a queue of the socket has changed. */
  public final void noteQueue(int length) {
    code().update(object + QUEUED, length);
  }
}
