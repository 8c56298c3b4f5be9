package ringside.kernel.syscall.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Outgoing;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.Outcome;

/** Sockets: sendto, recvfrom, sendmsg, recvmsg. */
public final class SocketTransferCalls {
  private static final int MOST_VECTORS = 1024;
  private static final int LONGEST_NAME = 128;
  private static final int CLOSE_ON_EXEC = 0x40000000;

  private final KernelCode code;
  private final SocketTransfer transfer;
  private final SocketPaths paths;

  public SocketTransferCalls(KernelCode code, SocketTransfer transfer, SocketPaths paths) {
    this.code = code;
    this.transfer = transfer;
    this.paths = paths;
  }

  public void register(SyscallTable table) {
    Support flags =
        Support.partial("MSG_ERRQUEUE for UDP; of what comes along none for IP_OPTIONS");
    table.add(Syscall.SENDTO, "dbuxpi", flags, this::sendTo);
    table.add(Syscall.RECVFROM, "dpuxpp", flags, this::receiveFrom);
    table.add(Syscall.SENDMSG, "dpx", flags, this::sendMessage);
    table.add(Syscall.RECVMSG, "dpx", flags, this::receiveMessage);
  }

  private Outcome sendTo(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    SocketAddress to = null;
    if (call.argument(4) != 0) {
      to = SocketAddresses.read(call.memory(), socket, call.argument(4), call.argument(5));
      if (to == null) {
        return Outcome.failed(Errno.EINVAL);
      }
      to = destination(call, socket, to);
    }
    PeerCredentials sender = PeerCredentials.of(call.process());
    UserVectors bytes = SocketTransfer.plain(call);
    Outgoing message = new Outgoing(bytes, to, List.of(), sender, call.argument(3));
    return transfer.send(call, socket, message);
  }

  /** Only messages that go anywhere by themselves need the file of a path. */
  private SocketAddress destination(Call call, Socket socket, SocketAddress to) {
    return socket.type() == SocketType.DATAGRAM ? paths.find(call, to) : to;
  }

  private Outcome receiveFrom(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    Incoming room = new Incoming(SocketTransfer.plain(call), call.argument(3));
    Outcome outcome = transfer.receive(call, socket, room, call.argument(3));
    room.giveUpRights();
    if (outcome instanceof Outcome.Done && call.argument(4) != 0) {
      int length = call.memory().readWord(call.argument(5));
      if (length < 0) {
        return Outcome.failed(Errno.EINVAL);
      }
      SocketAddress from = SocketAddresses.named(room.from());
      SocketAddresses.write(call, socket, from, call.argument(4), length, call.argument(5));
    }
    return outcome;
  }

  /** struct msghdr. */
  private record Header(
      int name, int nameBytes, List<UserVectors.Part> parts, int control, int controlBytes) {}

  private static @Nullable Header header(Call call) {
    UserMemory memory = call.memory();
    int at = call.argument(1);
    int count = memory.readWord(at + 12);
    if (Integer.compareUnsigned(count, MOST_VECTORS) > 0) {
      return null;
    }
    return new Header(
        memory.readWord(at),
        memory.readWord(at + 4),
        IoVectors.read(memory, memory.readWord(at + 8), count),
        memory.readWord(at + 16),
        memory.readWord(at + 20));
  }

  private static @Nullable Errno mistake(@Nullable Header header) {
    if (header == null) {
      return Errno.EMSGSIZE;
    }
    return header.nameBytes < 0 ? Errno.EINVAL : null;
  }

  /** sendmsg. */
  Outcome sendMessage(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    Header header = header(call);
    Errno errno = mistake(header);
    if (errno != null || header == null) {
      return Outcome.failed(errno == null ? Errno.EMSGSIZE : errno);
    }
    SocketAddress to = null;
    if (header.name != 0 && header.nameBytes > 0) {
      int length = Math.min(header.nameBytes, LONGEST_NAME);
      to = SocketAddresses.read(call.memory(), socket, header.name, length);
      if (to == null) {
        return Outcome.failed(Errno.EINVAL);
      }
      to = destination(call, socket, to);
    }
    return send(call, socket, header, to);
  }

  private Outcome send(Call call, Socket socket, Header header, @Nullable SocketAddress to) {
    ControlMessages control =
        ControlMessages.read(call, header.control, header.controlBytes, socket);
    if (control.mistake() != null) {
      return Outcome.failed(control.mistake());
    }
    List<OpenFile> rights = socket.family() == SocketAddress.UNIX ? control.rights() : List.of();
    UserVectors bytes = new UserVectors(call.memory(), header.parts);
    PeerCredentials sender = PeerCredentials.of(call.process());
    Outgoing message = new Outgoing(bytes, to, rights, sender, call.argument(2), control.wishes());
    return transfer.send(call, socket, message);
  }

  /** recvmsg. */
  Outcome receiveMessage(Call call) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    Header header = header(call);
    Errno errno = mistake(header);
    if (errno != null || header == null) {
      return Outcome.failed(errno == null ? Errno.EMSGSIZE : errno);
    }
    int flags = call.argument(2);
    Incoming room = new Incoming(new UserVectors(call.memory(), header.parts), flags);
    Outcome outcome = transfer.receive(call, socket, room, flags);
    try {
      if (outcome instanceof Outcome.Done) {
        answer(call, socket, header, room);
      }
    } finally {
      room.giveUpRights();
    }
    return outcome;
  }

  private void answer(Call call, Socket socket, Header header, Incoming room) {
    int at = call.argument(1);
    boolean cloexec = (call.argument(2) & CLOSE_ON_EXEC) != 0;
    ControlWriter control =
        new ControlWriter(code, call, header.control, header.controlBytes, cloexec);
    if (socket.family() == SocketAddress.UNIX) {
      control.write(socket, room);
    }
    Ancillary time = transfer.timeStamp(socket, room);
    if (time != null) {
      control.write(time);
    }
    room.ancillary().forEach(control::write);
    if (header.name != 0) {
      SocketAddress from = SocketAddresses.named(room.from());
      SocketAddresses.write(call, socket, from, header.name, header.nameBytes, at + 4);
    }
    call.memory().writeWord(at + 20, control.used());
    int flags = room.answerFlags() | control.flags() | (cloexec ? CLOSE_ON_EXEC : 0);
    call.memory().writeWord(at + 24, flags);
  }
}
