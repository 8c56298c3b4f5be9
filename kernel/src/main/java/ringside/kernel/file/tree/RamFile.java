package ringside.kernel.file.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.RegularFile;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.Routine;

/** A file in memory; what was never written takes no frame. */
public final class RamFile extends RegularFile {
  private static final byte[] NOTHING = {};

  private final Seals seals;
  private byte[] initial = NOTHING;
  private long size;
  private boolean mayBeNamed;

  RamFile(FileSystem fileSystem, int permissions, Who owner) {
    this(fileSystem, permissions, owner, Seals.never());
  }

  /** A file that is there from the start: its bytes take frames when they are first touched. */
  RamFile(FileSystem fileSystem, int permissions, Who owner, byte[] initial) {
    this(fileSystem, permissions, owner);
    this.initial = initial;
    this.size = initial.length;
  }

  /** A file with seals of its own (memfd_create). */
  RamFile(FileSystem fileSystem, int permissions, Who owner, Seals seals) {
    super(fileSystem, permissions, owner);
    this.seals = seals;
  }

  /** A file that was made without a name may be given one (O_TMPFILE without O_EXCL). */
  void setMayBeNamed(boolean value) {
    mayBeNamed = value;
  }

  @Override
  public boolean mayBeNamed() {
    return mayBeNamed || super.mayBeNamed();
  }

  /** What may not be done with it any more. */
  public Seals seals() {
    return seals;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isHole(int page) {
    return !backing().holds(page) && (long) page * PAGE >= initial.length;
  }

  @Override
  public byte[] contents() {
    for (int page = 0; page * PAGE < initial.length; page++) {
      frame(page);
    }
    return super.contents();
  }

  @Override
  public long nextData(long from) {
    if (from < 0 || from >= size) {
      return -1;
    }
    int page =
        isHole((int) (from / PAGE)) ? backing().nextHeld((int) (from / PAGE)) : (int) (from / PAGE);
    long start = (long) page * PAGE;
    return page < 0 || start >= size ? -1 : Math.max(from, start);
  }

  @Override
  public long nextHole(long from) {
    if (from < 0 || from >= size) {
      return -1;
    }
    int page = (int) (from / PAGE);
    if (isHole(page)) {
      return from;
    }
    while (!isHole(page)) {
      page++;
    }
    return Math.min((long) page * PAGE, size);
  }

  @Override
  public void resize(long wanted) {
    fileSystem().requireWritable();
    if (wanted > LONGEST) {
      throw new FileError(Errno.EFBIG);
    }
    seals.checkResize(size, wanted);
    if (wanted < size) {
      initial = Arrays.copyOf(initial, (int) Math.min(initial.length, wanted));
      cut((int) ((wanted + PAGE - 1) / PAGE), Integer.MAX_VALUE);
      clearTail(wanted);
    }
    size = wanted;
    noteWritten();
  }

  @Override
  public void allocate(long offset, long length, boolean keepsSize) {
    long end = offset + length;
    seals.checkResize(size, Math.max(size, end));
    int first = (int) (offset / PAGE);
    int last = (int) ((end - 1) / PAGE);
    if (last - first >= fileSystem().memory().frames().total()) {
      throw new FileError(Errno.ENOSPC); // nobody's pages are driven out for nothing
    }
    fillHoles(first, last);
    if (!keepsSize && end > size) {
      size = end;
    }
    noteWritten();
  }

  /** Where there is no room for all of them, what has been made is given back. */
  private void fillHoles(int first, int last) {
    List<Integer> made = new ArrayList<>();
    try {
      for (int page = first; page <= last; page++) {
        if (isHole(page)) {
          fileSystem().requireBlock();
          frame(page);
          made.add(page);
        }
      }
    } catch (OutOfMemory | FileError none) {
      made.forEach(page -> cut(page, page + 1));
      throw new FileError(Errno.ENOSPC);
    }
  }

  @Override
  public void punch(long offset, long length) {
    seals.checkWrite(false);
    long end = offset + length;
    int first = (int) ((offset + PAGE - 1) / PAGE);
    int last = (int) (end / PAGE);
    initial = initial.clone();
    Arrays.fill(
        initial,
        (int) Math.min(offset, initial.length),
        (int) Math.min(end, initial.length),
        (byte) 0);
    if (first > last) {
      clear(offset, end); // within one page
    } else {
      clear(offset, (long) first * PAGE);
      clear((long) last * PAGE, end);
      cut(first, last);
    }
    noteWritten();
  }

  @Override
  public int write(UserMemory user, int address, int length, long position) {
    if (length == 0) {
      return 0;
    }
    if (position > LONGEST - length) {
      throw new FileError(Errno.EFBIG);
    }
    seals.checkWrite(position + length > size);
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, PAGE - (int) ((position + done) % PAGE));
      try {
        requireRoom((int) ((position + done) / PAGE));
        user.copyIn(address + done, address(position + done), part);
      } catch (BadAddress bad) {
        done = bad.movedFrom(address);
        break;
      } catch (OutOfMemory | FileError none) {
        if (done == 0) {
          throw new FileError(Errno.ENOSPC);
        }
        break;
      }
      done += part;
    }
    size = Math.max(size, position + done);
    noteWritten();
    return done;
  }

  private void requireRoom(int page) {
    if (isHole(page)) {
      fileSystem().requireBlock();
    }
  }

  private void cut(int first, int end) {
    int before = frames();
    backing().cut(first, end);
    fileSystem().noteBlocks(frames() - before);
  }

  @Override
  public void discard() {
    fileSystem().noteBlocks(-frames());
    super.discard();
  }

  @Override
  public void fill(int page, int frame) {
    fileSystem().noteBlocks(1);
    fileSystem().memory().frames().clear(frame);
    int start = (int) Math.min((long) page * PAGE, initial.length);
    for (int i = start; i < Math.min(initial.length, start + PAGE); i++) {
      code().run(Routine.COPY_BYTE);
      code().store(frame + i - start, initial[i], 1);
    }
  }

  /** What stands behind the new end in its page must read as zeros if the file grows again. */
  private void clearTail(long end) {
    clear(end, (end + PAGE - 1) / PAGE * PAGE);
  }

  /** Zeros for a part of one page. */
  private void clear(long start, long end) {
    int page = (int) (start / PAGE);
    if (start == end || isHole(page)) {
      return;
    }
    int frame = frame(page);
    int last = (int) (end - (long) page * PAGE);
    for (int offset = (int) (start % PAGE); offset < last; ) {
      int bytes = offset % 4 == 0 && last - offset >= 4 ? 4 : 1;
      code().run(Routine.COPY_WORD);
      code().store(frame + offset, 0, bytes);
      offset += bytes;
    }
  }
}
