package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.identity.Who;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** Ranges of files: fallocate, sync_file_range, readahead, fadvise64_64. */
public final class RangeCalls {
  private static final int KEEP_SIZE = 1;
  private static final int PUNCH_HOLE = 2;
  private static final int SYNC_FLAGS = 7;
  private static final int WRITE_ONLY = 1;
  private static final int LAST_ADVICE = 5;

  private final FileSizeLimit sizes;

  public RangeCalls(FileSizeLimit sizes) {
    this.sizes = sizes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.FALLOCATE, "dxuxux", this::fallocate);
    table.add(Syscall.SYNC_FILE_RANGE, "duxuxx", RangeCalls::syncRange);
    table.add(Syscall.READAHEAD, "duxu", RangeCalls::readAhead);
    table.add(Syscall.FADVISE64_64, "duxuxi", RangeCalls::advise);
  }

  /** As Linux answers for files of a tmpfs; the order of errors is vfs_fallocate's. */
  private Outcome fallocate(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    int mode = call.argument(1);
    long offset = PathArguments.wide(call, 2);
    long length = PathArguments.wide(call, 4);
    if (offset < 0 || length <= 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean punches = mode == (KEEP_SIZE | PUNCH_HOLE);
    if (!punches && !isMode(mode)) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    if (file.accessMode() == 0) {
      return Outcome.failed(Errno.EBADF);
    }
    RegularFile regular = allocatable(file);
    if (offset > RegularFile.LONGEST - length) {
      return Outcome.failed(Errno.EFBIG);
    }
    if (!punches && (mode & ~KEEP_SIZE) != 0) {
      return Outcome.failed(Errno.EOPNOTSUPP);
    }
    regular.losesSetIds(Who.effective(call.process().credentials()));
    if (punches) {
      regular.punch(offset, length);
    } else {
      sizes.require(call, regular, offset + length);
      regular.allocate(offset, length, mode == KEEP_SIZE);
    }
    FileEvents.happened(file, FileEvents.MODIFY);
    return Outcome.done(0);
  }

  /**
   * Whether a mode is one that file systems are asked for: COLLAPSE_RANGE 8, ZERO_RANGE 16 with or
   * without KEEP_SIZE, INSERT_RANGE 32, UNSHARE_RANGE 64.
   */
  private static boolean isMode(int mode) {
    return switch (mode & ~KEEP_SIZE) {
      case 0, 16, 64 -> true;
      case 8, 32 -> (mode & KEEP_SIZE) == 0;
      default -> false;
    };
  }

  private static RegularFile allocatable(OpenFile file) {
    RegularFile regular = file.mappable();
    if (regular != null) {
      return regular;
    }
    boolean isPipe = (file.status().mode() & FileKind.MASK) == FileKind.FIFO.bits();
    throw new FileError(isPipe ? Errno.ESPIPE : Errno.ENODEV);
  }

  /** Nothing is behind memory: what is written is as safe as it gets. */
  private static Outcome syncRange(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    long offset = PathArguments.wide(call, 1);
    long end = offset + PathArguments.wide(call, 3);
    if ((call.argument(5) & ~SYNC_FLAGS) != 0 || offset < 0 || end < offset) {
      return Outcome.failed(Errno.EINVAL);
    }
    int kind = file.status().mode() & FileKind.MASK;
    boolean isFile = kind == FileKind.REGULAR.bits() || kind == FileKind.DIRECTORY.bits();
    return isFile ? Outcome.done(0) : Outcome.failed(Errno.ESPIPE);
  }

  private static Outcome readAhead(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    if (file.accessMode() == WRITE_ONLY) {
      return Outcome.failed(Errno.EBADF);
    }
    return file.mappable() == null ? Outcome.failed(Errno.EINVAL) : Outcome.done(0);
  }

  private static Outcome advise(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    if (file instanceof PipeEnd) {
      return Outcome.failed(Errno.ESPIPE);
    }
    int advice = call.argument(5);
    return advice < 0 || advice > LAST_ADVICE ? Outcome.failed(Errno.EINVAL) : Outcome.done(0);
  }
}
