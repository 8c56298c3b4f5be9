package ringside.kernel.file;

import ringside.isa.abi.Errno;
import ringside.kernel.identity.Who;

/** The name of a socket; it can't be opened (unix(7)). */
final class SocketName extends Inode {
  SocketName(FileSystem fileSystem, int permissions, Who owner) {
    super(fileSystem, FileKind.SOCKET, permissions, owner);
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  OpenFile open(OpenFlags flags, Located where, Caller caller) {
    throw new FileError(Errno.ENXIO);
  }
}
