package ringside.kernel.syscall.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenDirectory;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Folders: getdents64, chdir, fchdir, getcwd. */
public final class FolderCalls {
  /** Bytes of struct linux_dirent64 before the name. */
  private static final int ENTRY_HEADER = 19;

  private static final int LONGEST_PATH = 4096;

  private final KernelCode code;
  private final FileTree files;

  public FolderCalls(KernelCode code, FileTree files) {
    this.code = code;
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.GETDENTS64, "dpu", this::getdents);
    table.add(Syscall.CHDIR, "s", this::chdir);
    table.add(Syscall.FCHDIR, "d", this::fchdir);
    table.add(Syscall.GETCWD, "pu", this::getcwd);
  }

  private Outcome getdents(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    if (!(file instanceof OpenDirectory folder)) {
      return Outcome.failed(Errno.ENOTDIR);
    }
    Outcome outcome = list(call, folder);
    FileEvents.happened(file, FileEvents.ACCESS);
    return outcome;
  }

  private Outcome list(Call call, OpenDirectory folder) {
    long room = call.argument(2) & 0xffff_ffffL;
    int written = 0;
    for (Directory.Entry entry : folder.entries()) {
      byte[] bytes = entry(entry);
      if (written + bytes.length > room) {
        return written == 0 ? Outcome.failed(Errno.EINVAL) : Outcome.done(written);
      }
      code.run(Routine.NAME_LIST);
      if (!write(call, written, bytes)) {
        return Outcome.done(written);
      }
      written += bytes.length;
      folder.goOnAt(entry.next());
    }
    return Outcome.done(written);
  }

  /** Entries that were written count, though the next can't be. */
  private static boolean write(Call call, int written, byte[] bytes) {
    try {
      call.memory().write(call.argument(1) + written, bytes);
      return true;
    } catch (BadAddress bad) {
      if (written == 0) {
        throw bad;
      }
      return false;
    }
  }

  /** struct linux_dirent64. */
  private static byte[] entry(Directory.Entry entry) {
    int length = ENTRY_HEADER + entry.name().length() + 1 + 7 & -8;
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(entry.inode()).putLong(entry.next()).putShort((short) length);
    buffer.put((byte) entry.kind().entryType()).put(Words.bytes(entry.name()));
    return buffer.array();
  }

  private Outcome chdir(Call call) {
    Caller caller = call.thread().caller();
    Directory folder = call.process().context().folder();
    return enter(call, files.locate(caller, folder, PathArguments.path(call, 0), true));
  }

  private Outcome fchdir(Call call) {
    Located where = PathArguments.anyFile(call, 0).where();
    if (where == null) {
      return Outcome.failed(Errno.ENOTDIR);
    }
    return enter(call, where);
  }

  private static Outcome enter(Call call, Located found) {
    if (!(found.inode() instanceof Directory folder)) {
      return Outcome.failed(Errno.ENOTDIR);
    }
    folder.require(call.thread().caller().who(), Inode.EXECUTE);
    call.process().context().enter(folder);
    return Outcome.done(0);
  }

  private Outcome getcwd(Call call) {
    Directory folder = call.process().context().folder();
    if (folder.links() == 0) {
      throw new FileError(Errno.ENOENT);
    }
    if (folder.path().length() >= LONGEST_PATH) {
      return Outcome.failed(Errno.ENAMETOOLONG);
    }
    byte[] path = Words.bytes(folder.walkUp() + "\0");
    if (Integer.compareUnsigned(call.argument(1), path.length) < 0) {
      return Outcome.failed(Errno.ERANGE);
    }
    call.memory().write(call.argument(0), path);
    return Outcome.done(path.length);
  }
}
