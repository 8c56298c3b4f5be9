package ringside.kernel.file;

import ringside.kernel.identity.Who;

/** A character device, by number: what it does is its driver's business. */
final class Device extends Inode {
  private final int special;

  Device(FileSystem fileSystem, int special, int permissions, Who owner) {
    super(fileSystem, FileKind.CHARACTER, permissions, owner);
    this.special = special;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  int special() {
    return special;
  }

  @Override
  OpenFile open(OpenFlags flags, Located where, Caller caller) {
    return fileSystem().drivers().open(special, where, flags);
  }
}
