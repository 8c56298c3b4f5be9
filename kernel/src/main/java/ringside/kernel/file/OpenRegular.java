package ringside.kernel.file;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;

/** An open regular file, with its position. */
public final class OpenRegular extends OpenInode {
  private final RegularFile file;
  private long position;

  /** An open file with a position in its bytes. */
  public OpenRegular(RegularFile file, Located where, OpenFlags flags) {
    super(where, flags);
    this.file = file;
    file.opened(flags.writes());
  }

  @Override
  protected void closed() {
    file.closed(this, accessMode() != 0);
    super.closed();
  }

  @Override
  public @Nullable RegularFile mappable() {
    return file;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    int moved = file.read(memory, address, length, position);
    position += moved;
    return Outcome.done(moved);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    if (appending() && length > 0) {
      position = file.size();
    }
    int moved = file.write(memory, address, length, position);
    position += moved;
    return Outcome.done(moved);
  }

  @Override
  public Outcome readAt(UserMemory memory, int address, int length, long at) {
    return Outcome.done(file.read(memory, address, length, at));
  }

  @Override
  public Outcome writeAt(UserMemory memory, int address, int length, long at) {
    return Outcome.done(file.write(memory, address, length, appending() ? file.size() : at));
  }

  @Override
  public long seek(long offset, int whence) {
    long target =
        switch (whence) {
          case SEEK_SET -> offset;
          case SEEK_CURRENT -> position + offset;
          case SEEK_END -> file.size() + offset;
          case SEEK_DATA -> there(file.nextData(offset));
          case SEEK_HOLE -> there(file.nextHole(offset));
          default -> throw new FileError(Errno.EINVAL);
        };
    if (target < 0) {
      throw new FileError(Errno.EINVAL);
    }
    position = target;
    return target;
  }

  private static long there(long found) {
    if (found < 0) {
      throw new FileError(Errno.ENXIO);
    }
    return found;
  }

  @Override
  public int readable() {
    return (int) Math.max(0, Math.min(file.size() - position, Integer.MAX_VALUE));
  }

  @Override
  public String title() {
    return "file";
  }
}
