package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.Inode;
import ringside.kernel.file.LeaseHeld;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Who;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** What changes files' attributes and length: chmod, chown, utimensat, truncate, access. */
public final class AttributeCalls {
  private static final int PERMISSIONS = 07777;
  private static final int AT_EACCESS = 0x200;
  private static final int ACCESS_ALL = 7;
  private static final long UTIME_NOW = 0x3fff_ffff;
  private static final long UTIME_OMIT = 0x3fff_fffe;

  private final KernelCode code;
  private final GuestClock clock;
  private final FileTree files;
  private final FileSizeLimit sizes;

  public AttributeCalls(KernelCode code, GuestClock clock, FileTree files, FileSizeLimit sizes) {
    this.code = code;
    this.clock = clock;
    this.files = files;
    this.sizes = sizes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.FCHMOD, "do", this::fchmod);
    table.add(Syscall.FCHMODAT, "dso", this::fchmodat);
    table.add(Syscall.FCHMODAT2, "dsox", this::fchmodat2);
    table.add(Syscall.FCHOWN, "dii", this::fchown);
    table.add(Syscall.FCHOWNAT, "dsiix", this::fchownat);
    table.add(Syscall.UTIMENSAT_TIME64, "dspx", this::utimens);
    table.add(Syscall.TRUNCATE64, "sux", this::truncate);
    table.add(Syscall.FTRUNCATE64, "dux", this::ftruncate);
    table.add(Syscall.FACCESSAT, "dso", call -> access(call, 0));
    table.add(Syscall.FACCESSAT2, "dsox", call -> access(call, call.argument(3)));
    table.add(Syscall.UMASK, "o", this::umask);
  }

  private Outcome fchmod(Call call) {
    return permit(call, changeable(call), call.argument(1));
  }

  private Outcome fchmodat(Call call) {
    return permit(call, PathArguments.locate(files, call, 0, true), call.argument(2));
  }

  private Outcome fchmodat2(Call call) {
    int flags = call.argument(3);
    if ((flags & ~(PathArguments.NO_FOLLOW | PathArguments.EMPTY_PATH)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Located found = locateOrNamed(call, flags);
    if (found.inode().kind() == FileKind.LINK) {
      return Outcome.failed(Errno.EOPNOTSUPP); // a link's permissions mean nothing
    }
    return permit(call, found, call.argument(2));
  }

  private static Outcome permit(Call call, Located found, int permissions) {
    found.inode().setPermissions(who(call), permissions & PERMISSIONS);
    FileEvents.happened(found, FileEvents.ATTRIBUTES);
    return Outcome.done(0);
  }

  private Outcome fchown(Call call) {
    return give(call, changeable(call), call.argument(1), call.argument(2));
  }

  private static Outcome give(Call call, Located found, int user, int group) {
    found.inode().setOwner(who(call), user, group);
    if (user != -1 || group != -1) {
      FileEvents.happened(found, FileEvents.ATTRIBUTES);
    }
    return Outcome.done(0);
  }

  private Outcome fchownat(Call call) {
    int flags = call.argument(4);
    if ((flags & ~(PathArguments.NO_FOLLOW | PathArguments.EMPTY_PATH)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return give(call, locateOrNamed(call, flags), call.argument(2), call.argument(3));
  }

  private Outcome utimens(Call call) {
    int flags = call.argument(3);
    if ((flags & ~(PathArguments.NO_FOLLOW | PathArguments.EMPTY_PATH)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean ofDescriptor = call.argument(1) == 0;
    int times = call.argument(2);
    long accessed = times == 0 ? UTIME_NOW : time(call, times);
    long modified = times == 0 ? UTIME_NOW : time(call, times + 16);
    if (accessed == UTIME_OMIT && modified == UTIME_OMIT) {
      return Outcome.done(0);
    }
    Located found = ofDescriptor ? changeable(call) : locateOrNamed(call, flags);
    Inode inode = found.inode();
    inode.fileSystem().requireWritable();
    requireTimesSettable(who(call), inode, accessed == UTIME_NOW && modified == UTIME_NOW);
    inode.setTimes(chosen(accessed, inode.accessed()), chosen(modified, inode.modified()));
    FileEvents.happened(found, event(accessed != UTIME_OMIT, modified != UTIME_OMIT));
    return Outcome.done(0);
  }

  /** Both times are set by who means them; one looks like a read or a write (fsnotify_change). */
  private static int event(boolean accessed, boolean modified) {
    if (accessed && modified) {
      return FileEvents.ATTRIBUTES;
    }
    return accessed ? FileEvents.ACCESS : FileEvents.MODIFY;
  }

  /** Nanoseconds since 1970, or one of the two special values, which no time of 1970 is. */
  private static long time(Call call, int address) {
    long seconds = call.memory().readLong(address);
    long nanos = call.memory().readWord(address + 8) & 0xffff_ffffL;
    if (nanos == UTIME_NOW || nanos == UTIME_OMIT) {
      return nanos;
    }
    if (nanos >= Timespec.NANOS_PER_SECOND) {
      throw new FileError(Errno.EINVAL);
    }
    long total = seconds * Timespec.NANOS_PER_SECOND + nanos;
    return total == UTIME_NOW || total == UTIME_OMIT ? total + 2 : total;
  }

  private long chosen(long wanted, long before) {
    if (wanted == UTIME_OMIT) {
      return before;
    }
    return wanted == UTIME_NOW ? clock.realNanos() : wanted;
  }

  /** Who may write may say "now"; any other time is the owner's business (utimensat(2)). */
  private static void requireTimesSettable(Who who, Inode inode, boolean now) {
    boolean owns = who.may(Capability.FOWNER) || who.uid() == inode.uid();
    if (owns) {
      return;
    }
    if (!now) {
      throw new FileError(Errno.EPERM);
    }
    inode.require(who, Inode.WRITE);
  }

  private Outcome truncate(Call call) {
    long size = PathArguments.wide(call, 1);
    if (size < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    String path = PathArguments.path(call, 0);
    Directory start = call.process().context().folder();
    Located found = files.locate(call.thread().caller(), start, path, true);
    if (found.inode() instanceof Directory) {
      return Outcome.failed(Errno.EISDIR);
    }
    if (!(found.inode() instanceof RegularFile file)) {
      return Outcome.failed(Errno.EINVAL);
    }
    file.fileSystem().requireWritable();
    file.require(who(call), Inode.WRITE);
    try {
      file.requireUnleased(true);
    } catch (LeaseHeld held) {
      return LeaseCalls.await(held, false);
    }
    sizes.require(call, file, size);
    file.losesSetIds(who(call));
    file.resize(size);
    FileEvents.happened(found, FileEvents.MODIFY);
    return Outcome.done(0);
  }

  private Outcome ftruncate(Call call) {
    long size = PathArguments.wide(call, 1);
    OpenFile file = PathArguments.file(call, 0);
    RegularFile regular = file.mappable();
    if (size < 0 || regular == null || file.accessMode() == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    sizes.require(call, regular, size);
    regular.losesSetIds(who(call));
    regular.resize(size);
    FileEvents.happened(file, FileEvents.MODIFY);
    return Outcome.done(0);
  }

  private Outcome access(Call call, int flags) {
    int wanted = call.argument(2);
    int known = AT_EACCESS | PathArguments.NO_FOLLOW | PathArguments.EMPTY_PATH;
    if ((wanted & ~ACCESS_ALL) != 0 || (flags & ~known) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Who who = (flags & AT_EACCESS) != 0 ? who(call) : Who.real(call.process().credentials());
    Caller caller = call.thread().caller().as(who);
    boolean empty =
        (flags & PathArguments.EMPTY_PATH) != 0 && PathArguments.path(call, 1).isEmpty();
    boolean follow = (flags & PathArguments.NO_FOLLOW) == 0;
    Located found =
        empty
            ? PathArguments.namedOrCurrent(call, 0)
            : PathArguments.locate(files, call, caller, 0, follow);
    Inode inode = found.inode();
    boolean contents = inode instanceof RegularFile || inode instanceof Directory;
    if ((wanted & Inode.WRITE) != 0 && contents) {
      inode.fileSystem().requireWritable();
    }
    inode.require(who, wanted);
    return Outcome.done(0);
  }

  private Outcome umask(Call call) {
    code.run(Routine.SET_FIELD);
    return Outcome.done(call.process().context().setUmask(call.argument(0)));
  }

  private Located locateOrNamed(Call call, int flags) {
    boolean empty =
        (flags & PathArguments.EMPTY_PATH) != 0 && PathArguments.path(call, 1).isEmpty();
    boolean follow = (flags & PathArguments.NO_FOLLOW) == 0;
    return empty
        ? PathArguments.namedOrCurrent(call, 0)
        : PathArguments.locate(files, call, 0, follow);
  }

  private static Located changeable(Call call) {
    PathArguments.file(call, 0);
    return PathArguments.named(call, 0);
  }

  private static Who who(Call call) {
    return Who.effective(call.process().credentials());
  }
}
