package ringside.kernel.file;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;

/** An open folder, with the place that its listing has come to. */
public final class OpenDirectory extends OpenInode {
  private final Directory folder;
  private long position;

  OpenDirectory(Directory folder, OpenFlags flags) {
    super(new Located(folder, folder, "."), flags);
    this.folder = folder;
  }

  /** The names from where the listing is on, "." and ".." first. */
  public List<Directory.Entry> entries() {
    List<Directory.Entry> entries = new ArrayList<>();
    if (folder.removed()) {
      throw new FileError(Errno.ENOENT);
    }
    if (position <= 0) {
      entries.add(new Directory.Entry(".", folder.number(), FileKind.DIRECTORY, 1));
    }
    if (position <= 1) {
      entries.add(new Directory.Entry("..", folder.parent().number(), FileKind.DIRECTORY, 2));
    }
    folder.touch();
    entries.addAll(folder.list(position));
    return entries;
  }

  /** The listing goes on from a position. */
  public void goOnAt(long next) {
    position = next;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return Outcome.failed(Errno.EISDIR);
  }

  @Override
  public Outcome readAt(UserMemory memory, int address, int length, long at) {
    return Outcome.failed(Errno.EISDIR);
  }

  @Override
  public long seek(long offset, int whence) {
    position = endless(position, offset, whence);
    return position;
  }

  @Override
  public String title() {
    return "folder";
  }
}
