package ringside.kernel.syscall.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Located;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.memory.Frames;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What tells of files: statx, statfs64, fstatfs64. */
public final class StatCalls {
  private static final int STATX_BYTES = 256;
  private static final int STATX_ALL = 0xfff;
  private static final int STATX_RESERVED = 0x8000_0000;
  private static final int STATX_SYNC_TYPE = 0x6000;
  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int STATFS_BYTES = 88;
  private static final int LONGEST_NAME = 255;
  private static final int ST_READ_ONLY = 1;
  private static final int ST_VALID = 0x20;

  private final KernelCode code;
  private final KernelMemory memory;
  private final FileTree files;

  public StatCalls(KernelCode code, KernelMemory memory, FileTree files) {
    this.code = code;
    this.memory = memory;
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.STATX, "dsxxp", this::statx);
    table.add(Syscall.STATFS64, "sup", this::statfs);
    table.add(Syscall.FSTATFS64, "dup", this::fstatfs);
  }

  private Outcome statx(Call call) {
    int flags = call.argument(2);
    int known =
        PathArguments.NO_FOLLOW | PathArguments.EMPTY_PATH | AT_NO_AUTOMOUNT | STATX_SYNC_TYPE;
    boolean bothSyncs = (flags & STATX_SYNC_TYPE) == STATX_SYNC_TYPE;
    if ((flags & ~known) != 0 || bothSyncs || (call.argument(3) & STATX_RESERVED) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    FileStatus status = status(call, flags);
    code.run(Routine.FILE_STATUS);
    call.memory().write(call.argument(4), statx(status));
    return Outcome.done(0);
  }

  private FileStatus status(Call call, int flags) {
    if ((flags & PathArguments.EMPTY_PATH) != 0 && PathArguments.path(call, 1).isEmpty()) {
      return call.argument(0) == PathArguments.CURRENT_FOLDER
          ? call.process().context().folder().status()
          : PathArguments.anyFile(call, 0).status();
    }
    boolean follow = (flags & PathArguments.NO_FOLLOW) == 0;
    return PathArguments.locate(files, call, 0, follow).inode().status();
  }

  /** struct statx (uapi/linux/stat.h). */
  private static byte[] statx(FileStatus status) {
    ByteBuffer buffer = ByteBuffer.allocate(STATX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(STATX_ALL).putInt(FileStatus.BLOCK_BYTES).putLong(0);
    buffer.putInt(status.links()).putInt(status.uid()).putInt(status.gid());
    buffer.putShort((short) status.mode()).putShort((short) 0);
    buffer.putLong(status.inode()).putLong(status.size()).putLong(status.blocks()).putLong(0);
    putTime(buffer, status.accessed());
    putTime(buffer, status.born());
    putTime(buffer, status.changed());
    putTime(buffer, status.modified());
    buffer.putInt(status.special() >>> 8).putInt(status.special() & 0xff);
    buffer.putInt(0).putInt(status.device());
    return buffer.array();
  }

  private static void putTime(ByteBuffer buffer, long nanos) {
    buffer.putLong(Math.floorDiv(nanos, Timespec.NANOS_PER_SECOND));
    buffer.putInt((int) Math.floorMod(nanos, Timespec.NANOS_PER_SECOND)).putInt(0);
  }

  private Outcome statfs(Call call) {
    Located found =
        files.locate(
            call.thread().caller(),
            call.process().context().folder(),
            PathArguments.path(call, 0),
            true);
    return write(call, found.inode().fileSystem());
  }

  private Outcome fstatfs(Call call) {
    return write(call, PathArguments.named(call, 0).inode().fileSystem());
  }

  /** struct statfs64 (uapi/asm-generic/statfs.h). */
  private Outcome write(Call call, FileSystem system) {
    if (call.argument(1) != STATFS_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    code.run(Routine.FILE_STATUS);
    Frames frames = memory.frames();
    boolean inMemory = system.kind() == FileSystem.Kind.RAM;
    long blocks = !inMemory ? 0 : system.isLimited() ? system.mostBlocks() : frames.total();
    long left = system.isLimited() ? system.mostBlocks() - system.blocks() : frames.free();
    long free = !inMemory ? 0 : Math.min(left, frames.free());
    ByteBuffer buffer = ByteBuffer.allocate(STATFS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(system.kind().magic()).putInt(FileStatus.BLOCK_BYTES);
    buffer.putLong(blocks).putLong(free).putLong(free).putLong(blocks).putLong(free);
    buffer.putInt(system.device()).putInt(0).putInt(LONGEST_NAME).putInt(FileStatus.BLOCK_BYTES);
    buffer.putInt(ST_VALID | (system.readOnly() ? ST_READ_ONLY : 0));
    call.memory().write(call.argument(2), buffer.array());
    return Outcome.done(0);
  }
}
