package ringside.kernel.file;

import ringside.isa.abi.Errno;

/** A text that is written when it is opened. */
final class GeneratedText extends Inode {
  private final Node.Text node;

  GeneratedText(FileSystem fileSystem, Node.Text node) {
    super(fileSystem, FileKind.REGULAR, node.permissions(), node.owner());
    this.node = node;
  }

  @Override
  boolean inMemory() {
    return false;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  OpenFile open(OpenFlags flags, Located where, Caller caller) {
    if (flags.writes()) {
      throw new FileError(Errno.EACCES);
    }
    return new OpenText(node.text().get(), code(), where, flags);
  }
}
