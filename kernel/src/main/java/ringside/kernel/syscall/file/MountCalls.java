package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.file.tree.MountRequest;
import ringside.kernel.identity.Capability;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** mount and umount2: file systems in memory come and go. */
public final class MountCalls {
  private static final int READ_ONLY = 1;

  /** MS_REMOUNT, MS_BIND, MS_MOVE, MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE, MS_SHARED. */
  private static final int CHANGES = 0x1e_3020;

  private static final int NO_USER = 1 << 31;
  private static final int MAGIC = 0xc0ed_0000;
  private static final int MAGIC_MASK = 0xffff_0000;
  private static final int DETACH = 2;
  private static final int EXPIRE = 4;
  private static final int NO_FOLLOW = 8;
  private static final int UNMOUNT_FLAGS = 15;

  private final KernelMemory memory;
  private final FileTree files;

  public MountCalls(KernelMemory memory, FileTree files) {
    this.memory = memory;
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.MOUNT,
        "sssxp",
        Support.partial("a fresh tmpfs alone; of the flags MS_RDONLY counts"),
        this::mount);
    table.add(Syscall.UMOUNT2, "sx", Support.partial("no MNT_EXPIRE"), this::unmount);
  }

  private Outcome mount(Call call) {
    String type = optional(call, 2);
    String source = optional(call, 0);
    String options = optional(call, 4);
    Inode at = found(call, 1, true);
    int flags = call.argument(3);
    if ((flags & MAGIC_MASK) == MAGIC) {
      flags &= ~MAGIC_MASK;
    }
    if ((flags & NO_USER) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    requireRoot(call);
    if ((flags & CHANGES) != 0 || type.isEmpty()) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!type.equals("tmpfs")) {
      return Outcome.failed(Errno.ENODEV);
    }
    long most = memory.frames().total() / 2;
    MountOptions wanted = MountOptions.parse(options, most, call.thread().caller().who());
    if (!(at instanceof Directory folder)) {
      return Outcome.failed(Errno.ENOTDIR);
    }
    files.mount(
        folder,
        new MountRequest(
            source.isEmpty() ? "none" : source,
            (flags & READ_ONLY) != 0,
            wanted.blocks(),
            wanted.permissions(),
            wanted.owner()));
    return Outcome.done(0);
  }

  private Outcome unmount(Call call) {
    int flags = call.argument(1);
    if ((flags & ~UNMOUNT_FLAGS) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Inode at = found(call, 0, (flags & NO_FOLLOW) == 0);
    requireRoot(call);
    if (!(at instanceof Directory root) || (flags & EXPIRE) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    files.unmount(root, (flags & DETACH) != 0);
    return Outcome.done(0);
  }

  private Inode found(Call call, int argument, boolean follow) {
    Directory start = call.process().context().folder();
    String path = PathArguments.path(call, argument);
    return files.locate(call.thread().caller(), start, path, follow).inode();
  }

  private static void requireRoot(Call call) {
    if (!call.process().credentials().may(Capability.SYS_ADMIN)) {
      throw new FileError(Errno.EPERM);
    }
  }

  private static String optional(Call call, int argument) {
    return call.argument(argument) == 0 ? "" : PathArguments.path(call, argument);
  }
}
