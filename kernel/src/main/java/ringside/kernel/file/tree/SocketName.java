package ringside.kernel.file.tree;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.identity.Who;

/** The name of a socket; it can't be opened (unix(7)). */
final class SocketName extends Inode {
  SocketName(FileSystem fileSystem, int permissions, Who owner) {
    super(fileSystem, FileKind.SOCKET, permissions, owner);
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    throw new FileError(Errno.ENXIO);
  }
}
