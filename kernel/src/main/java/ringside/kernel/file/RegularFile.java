package ringside.kernel.file;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.FilePages;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.memory.PhysicalMemory;

/**
 * A file of bytes. Its pages are frames, which reads, writes and mappings share (Linux: the page
 * cache); a page that was never written has none.
 */
public abstract class RegularFile extends Inode implements FilePages {
  /** Bytes of a page. */
  public static final int PAGE = PhysicalMemory.FRAME_BYTES;

  /** No file gets longer. */
  public static final long LONGEST = 0x7fff_ffffL * PAGE;

  private static final int WAYS = 16;

  private final SharedPages pages;
  private @Nullable Located opened;
  private @Nullable Leases leases;
  private int readers;
  private int writers;
  private long version;

  /** A file without pages. */
  @SuppressWarnings("this-escape") // nobody asks the file before one of its pages is touched
  public RegularFile(FileSystem fileSystem, int permissions, Who owner) {
    super(fileSystem, FileKind.REGULAR, permissions, owner);
    this.pages = SharedPages.of(fileSystem.memory().frames(), this);
    pages.hold();
  }

  /** The path that it was last opened by, as /proc/PID/maps shows it. */
  public final String lastPath() {
    return opened == null ? "" : opened.path();
  }

  /** Its pages, for those who map it. */
  public final SharedPages backing() {
    return pages;
  }

  /** The leases on it. */
  public final Leases leases() {
    if (leases == null) {
      leases = new Leases(fileSystem());
    }
    return leases;
  }

  /**
   * Somebody is about to open it, or to set its length.
   *
   * @throws LeaseHeld where who has a lease is to be asked first
   */
  public final void requireUnleased(boolean writes) {
    if (leases != null) {
      leases.requireFree(writes);
    }
  }

  /**
   * Whether others than one open file have it open in a way that a lease of its does not go with.
   *
   * @param own the access mode of that file
   */
  public final boolean isOpenAgainst(int own, boolean exclusive) {
    if (!exclusive) {
      return writers > 0;
    }
    return writers != (own != 0 ? 1 : 0) || readers != (own == 0 ? 1 : 0);
  }

  final void opened(boolean writes) {
    writers += writes ? 1 : 0;
    readers += writes ? 0 : 1;
  }

  final void closed(OpenFile file, boolean wrote) {
    writers -= wrote ? 1 : 0;
    readers -= wrote ? 0 : 1;
    if (leases != null) {
      leases.forget(file);
    }
  }

  /** A number that is another after each change of its contents. */
  public final long version() {
    return version;
  }

  /** Sets the length (truncate(2)); what is added reads as zeros. */
  public abstract void resize(long size);

  /**
   * Sets frames aside for a range, so that writing there finds room (fallocate(2)).
   *
   * @param keepsSize whether the file stays as long as it is
   * @throws FileError EOPNOTSUPP where it is not kept in memory, ENOSPC where there is no room
   */
  public void allocate(long offset, long length, boolean keepsSize) {
    throw new FileError(Errno.EOPNOTSUPP);
  }

  /** {@inheritDoc} A file that is not kept in memory answers EOPNOTSUPP. */
  @Override
  public void punch(long offset, long length) {
    throw new FileError(Errno.EOPNOTSUPP);
  }

  /** Moves bytes from the user; the file grows as it must. */
  public abstract int write(UserMemory user, int address, int length, long position);

  /** Whether it may be mapped so that writes are seen by all. */
  public boolean mapsShared() {
    return true;
  }

  /** Where bytes stand from a place on (SEEK_DATA), or -1 behind the last. */
  public long nextData(long from) {
    return from < size() ? from : -1;
  }

  /** Where the next hole begins from a place on (SEEK_HOLE); the end is one. */
  public long nextHole(long from) {
    return from < size() ? size() : -1;
  }

  /** Whether a page reads as zeros without having a frame. */
  public boolean isHole(int page) {
    return false;
  }

  @Override
  public final long pageCount() {
    return (size() + PAGE - 1) / PAGE;
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    if (flags.has(OpenFlags.TRUNCATE)) {
      losesSetIds(caller.who());
      resize(0);
    }
    opened = where;
    return new OpenRegular(this, where, flags);
  }

  /** Moves bytes to the user; fewer at the end of the file. */
  public final int read(UserMemory user, int address, int length, long position) {
    int count = (int) Math.max(0, Math.min(length, size() - position));
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, PAGE - (int) ((position + done) % PAGE));
      try {
        readPart(user, address + done, part, position + done);
      } catch (BadAddress bad) {
        done = bad.movedFrom(address);
        break;
      }
      done += part;
    }
    if (accessed() <= modified()) {
      noteAccess();
    }
    return done;
  }

  /** All bytes, free of charge: the loading of a program is charged where it happens. */
  public byte[] contents() {
    byte[] bytes = new byte[(int) Math.min(size(), Integer.MAX_VALUE)];
    PhysicalMemory memory = code().hart().mmu().memory();
    for (int at = 0; at < bytes.length; at += 4) {
      int page = at / PAGE;
      if (!pages.holds(page)) {
        at += PAGE - 4;
        continue;
      }
      int word = memory.readWord(KernelLayout.physical(pages.frame(page)) + at % PAGE);
      for (int i = 0; i < 4 && at + i < bytes.length; i++) {
        bytes[at + i] = (byte) (word >>> i * 8);
      }
    }
    return bytes;
  }

  /**
   * The program in it.
   *
   * @param contents all its bytes
   * @throws ElfFormatException where there is none for this machine
   */
  public ElfImage program(byte[] contents) throws ElfFormatException {
    return ElfReader.read(contents);
  }

  /** Kernel address of a byte, its page being in memory. */
  public final int address(long position) {
    return frame((int) (position / PAGE)) + (int) (position % PAGE);
  }

  /** Touches the word by which a page is found, and makes its frame if need be. */
  public final int frame(int page) {
    code().run(Routine.FILE_PAGE);
    code().load(object() + KIND_WORDS + page % WAYS * 4);
    boolean fresh = !pages.holds(page);
    int frame = pages.frame(page);
    if (fresh) {
      code().store(object() + KIND_WORDS + page % WAYS * 4, frame);
    }
    return frame;
  }

  /** Notes that others have changed the bytes. */
  public final void noteReloaded() {
    version++;
  }

  /** Notes that the bytes have changed. */
  public final void noteWritten() {
    version++;
    noteModification();
  }

  @Override
  public void discard() {
    pages.letGo();
    super.discard();
  }

  @Override
  public int frames() {
    return pages.resident();
  }

  private void readPart(UserMemory user, int address, int length, long position) {
    int page = (int) (position / PAGE);
    if (isHole(page)) {
      code().run(Routine.FILE_PAGE);
      user.write(address, new byte[length]);
    } else {
      user.copyOut(frame(page) + (int) (position % PAGE), address, length);
    }
  }
}
