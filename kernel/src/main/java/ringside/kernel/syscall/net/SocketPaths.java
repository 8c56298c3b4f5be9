package ringside.kernel.syscall.net;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.Inode;
import ringside.kernel.file.NewInode;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.unix.UnixSocket;
import ringside.kernel.syscall.Call;

/** Names of Unix sockets in the file system (unix(7)). */
public final class SocketPaths {
  private static final int PERMISSIONS = 0777;

  private final FileTree files;

  /** Over the tree that the paths are in. */
  public SocketPaths(FileTree files) {
    this.files = files;
  }

  /** Makes the file for a socket that gets a path as its name; other addresses stay as they are. */
  SocketAddress make(Call call, UnixSocket socket, SocketAddress address) {
    if (!(address instanceof SocketAddress.Unix unix) || !unix.isPath()) {
      return address;
    }
    Caller caller = call.thread().caller();
    Directory start = call.process().context().folder();
    NewInode file = NewInode.of(FileKind.SOCKET, PERMISSIONS, caller.who());
    try {
      files.names().create(caller, start, unix.name(), file);
    } catch (FileError refused) {
      throw refused.errno() == Errno.EEXIST ? new FileError(Errno.EADDRINUSE) : refused;
    }
    if (!socket.localAddress().name().isEmpty()) {
      // It has a name already; only now is that looked at (Linux: unix_bind_bsd).
      files.names().unlink(caller, start, unix.name());
      return address;
    }
    return at(call, unix);
  }

  /** Finds the file of a path; other addresses stay as they are. */
  SocketAddress find(Call call, SocketAddress address) {
    return address instanceof SocketAddress.Unix unix && unix.isPath() ? at(call, unix) : address;
  }

  private SocketAddress at(Call call, SocketAddress.Unix address) {
    Caller caller = call.thread().caller();
    Directory start = call.process().context().folder();
    Inode inode = files.locate(caller, start, address.name(), true).inode();
    inode.require(caller.who(), Inode.WRITE);
    if (inode.kind() != FileKind.SOCKET) {
      throw new FileError(Errno.ECONNREFUSED);
    }
    String node = inode.fileSystem().device() + ":" + inode.number();
    return new SocketAddress.Unix(address.name(), node);
  }
}
