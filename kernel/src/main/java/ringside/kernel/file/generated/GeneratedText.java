package ringside.kernel.file.generated;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;

/** A text that is written when it is opened. */
final class GeneratedText extends Inode {
  private final Node.Text node;

  GeneratedText(FileSystem fileSystem, Node.Text node) {
    super(fileSystem, FileKind.REGULAR, node.permissions(), node.owner());
    this.node = node;
  }

  @Override
  public boolean inMemory() {
    return false;
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    if (flags.writes()) {
      throw new FileError(Errno.EACCES);
    }
    return new OpenText(node.text().get(), code(), where, flags);
  }
}
