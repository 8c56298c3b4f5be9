package ringside.kernel.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Wakeups;

/** A file system: what its inodes share (Linux: super_block). */
public final class FileSystem {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Kind kind;
  private final String source;
  private final int device;
  private final boolean readOnly;
  private final Machinery machinery;
  private final Set<Inode> watched = new LinkedHashSet<>();
  private long lastInode;
  private long mostBlocks;
  private long blocks;
  private int users;
  private @Nullable Runnable whenUnused;

  /** The kinds, with Linux's name and magic number (uapi/linux/magic.h) of the nearest relative. */
  public enum Kind {
    RAM("tmpfs", 0x01021994),
    PROGRAMS("squashfs", 0x73717368),
    PROC("proc", 0x9fa0),
    HOST("9p", 0x01021997),
    MEMORY("tmpfs", 0x01021994),
    TERMINALS("devpts", 0x1cd1);

    private final String title;
    private final int magic;

    Kind(String title, int magic) {
      this.title = title;
      this.magic = magic;
    }

    /** The word in /proc/mounts. */
    public String title() {
      return title;
    }

    /** f_type of statfs. */
    public int magic() {
      return magic;
    }
  }

  /** What file systems work with. */
  public record Machinery(
      KernelMemory memory, Wakeups wakeups, GuestClock clock, Drivers drivers) {}

  /** What opening a character device gives. */
  @FunctionalInterface
  public interface Drivers {
    /** An open file of a device; fails with ENXIO where there is none of that number. */
    OpenFile open(int special, Located where, OpenFlags flags, Caller caller);
  }

  /**
   * A file system without inodes.
   *
   * @param source the first word in /proc/mounts
   * @param device st_dev of its files
   */
  public FileSystem(Kind kind, String source, int device, boolean readOnly, Machinery machinery) {
    this.kind = kind;
    this.source = source;
    this.device = device;
    this.readOnly = readOnly;
    this.machinery = machinery;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** What it shows. */
  public String source() {
    return source;
  }

  /** st_dev of its files. */
  public int device() {
    return device;
  }

  /** Whether nothing in it can be changed. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Sets how many pages its files may take; 0 is no limit. */
  public void limit(long value) {
    mostBlocks = value;
  }

  /** Whether its files may take so much only. */
  public boolean isLimited() {
    return mostBlocks > 0;
  }

  /** How many pages its files may take, where that is limited. */
  public long mostBlocks() {
    return mostBlocks;
  }

  /** Pages that its files take. */
  public long blocks() {
    return blocks;
  }

  /** Notes that its files take more pages, or less. */
  public void noteBlocks(int change) {
    blocks += change;
  }

  /** Fails with ENOSPC where no page more may be taken. */
  public void requireBlock() {
    if (isLimited() && blocks >= mostBlocks) {
      throw new FileError(Errno.ENOSPC);
    }
  }

  /** Whether somebody has a file of it open, or stands in one of its folders. */
  public boolean isUsed() {
    return users > 0;
  }

  void used(int change) {
    users += change;
    if (users == 0 && whenUnused != null) {
      Runnable action = whenUnused;
      whenUnused = null;
      List.copyOf(watched).forEach(inode -> FileEvents.gone(inode, FileEvents.UNMOUNT));
      action.run();
    }
  }

  void watched(Inode inode, boolean value) {
    if (value) {
      watched.add(inode);
    } else {
      watched.remove(inode);
    }
  }

  /** It is out of reach: with its last use it ends, who watches is told, and something is done. */
  public void whenUnused(Runnable action) {
    whenUnused = action;
    used(0);
  }

  /** Refuses changes of what is read-only. */
  public void requireWritable() {
    if (readOnly) {
      throw new FileError(Errno.EROFS);
    }
  }

  /** What its files are kept in. */
  public KernelMemory memory() {
    return machinery.memory();
  }

  /** The devices that its files can be. */
  public Drivers drivers() {
    return machinery.drivers();
  }

  /** Who wakes those that wait for its files. */
  public Wakeups wakeups() {
    return machinery.wakeups();
  }

  /** Nanoseconds since 1970 on the guest's clock. */
  long now() {
    return machinery.clock().realNanos();
  }

  /** This cycle. */
  long cycles() {
    return machinery.clock().cycles();
  }

  /** Cycles that a number of seconds takes. */
  long toCycles(int seconds) {
    return machinery.clock().toCycles(seconds * NANOS_PER_SECOND);
  }

  long nextInode() {
    return ++lastInode;
  }
}
