package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.Located;
import ringside.kernel.file.NewInode;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.identity.Capability;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.Outcome;

/**
 * What makes, moves and removes names: mkdirat, mknodat, symlinkat, linkat, unlinkat, renameat2.
 */
public final class NameCalls {
  private static final int PERMISSIONS = 07777;
  private static final int FOLDER_PERMISSIONS = 01777;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int RENAME_NOREPLACE = 1;
  private static final int RENAME_EXCHANGE = 2;

  private final FileTree files;

  public NameCalls(FileTree files) {
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.MKDIRAT, "dso", this::mkdir);
    table.add(Syscall.MKNODAT, "dsox", this::mknod);
    table.add(Syscall.SYMLINKAT, "sds", this::symlink);
    table.add(Syscall.LINKAT, "dsdsx", this::link);
    table.add(Syscall.UNLINKAT, "dsx", this::unlink);
    table.add(Syscall.RENAMEAT2, "dsdsx", Support.partial("no RENAME_WHITEOUT"), this::rename);
    table.add(Syscall.READLINKAT, "dspu", this::readlink);
  }

  private Outcome mkdir(Call call) {
    int permissions = call.argument(2) & FOLDER_PERMISSIONS;
    return create(call, NewInode.of(FileKind.DIRECTORY, permissions, who(call).who()));
  }

  private Outcome mknod(Call call) {
    int permissions = call.argument(2) & PERMISSIONS;
    boolean privileged = call.process().credentials().may(Capability.MKNOD);
    return switch (call.argument(2) & FileKind.MASK) {
      case 0, 0100000 -> create(call, NewInode.of(FileKind.REGULAR, permissions, who(call).who()));
      case 0010000 -> create(call, NewInode.of(FileKind.FIFO, permissions, who(call).who()));
      case 0140000 -> create(call, NewInode.of(FileKind.SOCKET, permissions, who(call).who()));
      case 0020000 ->
          privileged
              ? create(call, NewInode.device(call.argument(3), permissions, who(call).who()))
              : Outcome.failed(Errno.EPERM);
      case 0040000, 0060000 -> Outcome.failed(Errno.EPERM);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome create(Call call, NewInode what) {
    String path = PathArguments.path(call, 1);
    Directory start = PathArguments.start(call, 0, path);
    files.names().create(who(call), start, path, what);
    return Outcome.done(0);
  }

  private Outcome symlink(Call call) {
    String target = PathArguments.path(call, 0);
    if (target.isEmpty()) {
      return Outcome.failed(Errno.ENOENT);
    }
    String path = PathArguments.path(call, 2);
    Directory start = PathArguments.start(call, 1, path);
    NewInode link = NewInode.link(target, who(call).who());
    files.names().create(who(call), start, path, link);
    return Outcome.done(0);
  }

  private Outcome link(Call call) {
    int flags = call.argument(4);
    if ((flags & ~(PathArguments.FOLLOW | PathArguments.EMPTY_PATH)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean follow = (flags & PathArguments.FOLLOW) != 0;
    Located existing =
        (flags & PathArguments.EMPTY_PATH) != 0 && PathArguments.path(call, 1).isEmpty()
            ? PathArguments.namedOrCurrent(call, 0)
            : PathArguments.locate(files, call, 0, follow);
    String path = PathArguments.path(call, 3);
    Directory start = PathArguments.start(call, 2, path);
    files.names().link(who(call), existing, start, path);
    return Outcome.done(0);
  }

  private Outcome unlink(Call call) {
    int flags = call.argument(2);
    if ((flags & ~AT_REMOVEDIR) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    String path = PathArguments.path(call, 1);
    Directory start = PathArguments.start(call, 0, path);
    if (flags == AT_REMOVEDIR) {
      files.names().removeFolder(who(call), start, path);
    } else {
      files.names().unlink(who(call), start, path);
    }
    return Outcome.done(0);
  }

  private Outcome rename(Call call) {
    int flags = call.argument(4);
    if (flags != 0 && flags != RENAME_NOREPLACE && flags != RENAME_EXCHANGE) {
      return Outcome.failed(Errno.EINVAL);
    }
    String from = PathArguments.path(call, 1);
    String to = PathArguments.path(call, 3);
    Directory fromStart = PathArguments.start(call, 0, from);
    Directory toStart = PathArguments.start(call, 2, to);
    if (flags == RENAME_EXCHANGE) {
      files.names().exchange(who(call), fromStart, from, toStart, to);
    } else {
      boolean mayReplace = flags == 0;
      files.names().rename(who(call), fromStart, from, toStart, to, mayReplace);
    }
    return Outcome.done(0);
  }

  private Outcome readlink(Call call) {
    int length = call.argument(3);
    if (length <= 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean empty = PathArguments.path(call, 1).isEmpty();
    Located found =
        empty ? PathArguments.namedOrCurrent(call, 0) : PathArguments.locate(files, call, 0, false);
    if (empty && found.inode().kind() != FileKind.LINK) {
      return Outcome.failed(Errno.ENOENT);
    }
    String target = files.readLink(who(call), found);
    byte[] bytes = Words.bytes(target.substring(0, Math.min(target.length(), length)));
    call.memory().write(call.argument(2), bytes);
    return Outcome.done(bytes.length);
  }

  private static Caller who(Call call) {
    return call.thread().caller();
  }
}
