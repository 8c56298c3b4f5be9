package ringside.kernel.file.tree;

import ringside.kernel.file.Caller;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.identity.Who;

/** A character device, by number: what it does is its driver's business. */
final class Device extends Inode {
  private final int special;

  Device(FileSystem fileSystem, int special, int permissions, Who owner) {
    super(fileSystem, FileKind.CHARACTER, permissions, owner);
    this.special = special;
  }

  @Override
  public int special() {
    return special;
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    return fileSystem().drivers().open(special, where, flags, caller);
  }
}
