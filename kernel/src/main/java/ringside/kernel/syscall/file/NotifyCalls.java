package ringside.kernel.syscall.file;

import java.util.Map;
import java.util.TreeMap;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.notify.InotifyFile;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Wakeups;

/** inotify_init1, inotify_add_watch, inotify_rm_watch. */
public final class NotifyCalls {
  private static final int CREATE_FLAGS = OpenFlags.NON_BLOCKING | OpenFlags.CLOSE_ON_EXEC;
  private static final int ALL_EVENTS = 0xfff;
  private static final int ONLY_FOLDERS = 0x0100_0000;
  private static final int NO_FOLLOW = 0x0200_0000;
  private static final int NOT_OF_REMOVED = 0x0400_0000;
  private static final int ONLY_NEW = 0x1000_0000;
  private static final int ADD = 0x2000_0000;
  private static final int ONCE = 0x8000_0000;

  /** What the kernel tells of beside events: unmounted, overflow, ignored, a folder. */
  private static final int TOLD = 0x4000_e000;

  private static final int KNOWN =
      ALL_EVENTS | TOLD | ONLY_FOLDERS | NO_FOLLOW | NOT_OF_REMOVED | ONLY_NEW | ADD | ONCE;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final FileTree files;

  /** How many inotify files users have. */
  private final Map<Integer, Integer> instances = new TreeMap<>();

  public NotifyCalls(KernelMemory memory, Wakeups wakeups, FileTree files) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.files = files;
  }

  public void register(SyscallTable table) {
    Support support = Support.partial("what exec reads is not told, nor what happens in /proc");
    table.add(Syscall.INOTIFY_INIT1, "x", this::create);
    table.add(Syscall.INOTIFY_ADD_WATCH, "dsx", support, this::add);
    table.add(Syscall.INOTIFY_RM_WATCH, "di", this::remove);
  }

  private Outcome create(Call call) {
    int flags = call.argument(0);
    if ((flags & ~CREATE_FLAGS) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int user = call.process().credentials().users().real();
    if (instances.getOrDefault(user, 0) >= InotifyFile.MOST_INSTANCES) {
      return Outcome.failed(Errno.EMFILE);
    }
    instances.merge(user, 1, Integer::sum);
    InotifyFile file =
        new InotifyFile(memory, wakeups, () -> instances.merge(user, -1, Integer::sum));
    return Descriptors.install(call, file, flags);
  }

  private Outcome add(Call call) {
    int mask = call.argument(2);
    if ((mask & ~KNOWN) != 0 || mask == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    OpenFile opened = PathArguments.file(call, 0);
    boolean both = (mask & ADD) != 0 && (mask & ONLY_NEW) != 0;
    if (both || !(opened instanceof InotifyFile file)) {
      return Outcome.failed(Errno.EINVAL);
    }
    Inode inode = watched(call, mask);
    int before = file.maskOf(inode);
    if (before != 0 && (mask & ONLY_NEW) != 0) {
      return Outcome.failed(Errno.EEXIST);
    }
    if (before == 0 && file.size() >= InotifyFile.MOST_WATCHES) {
      return Outcome.failed(Errno.ENOSPC);
    }
    int wanted = mask & (ALL_EVENTS | NOT_OF_REMOVED | ONCE);
    return Outcome.done(file.watch(inode, (mask & ADD) != 0 ? before | wanted : wanted));
  }

  private Inode watched(Call call, int mask) {
    String path = PathArguments.path(call, 1);
    Directory start = call.process().context().folder();
    boolean follow = (mask & NO_FOLLOW) == 0;
    Inode inode = files.locate(call.thread().caller(), start, path, follow).inode();
    if ((mask & ONLY_FOLDERS) != 0 && !(inode instanceof Directory)) {
      throw new FileError(Errno.ENOTDIR);
    }
    inode.require(call.thread().caller().who(), Inode.READ);
    return inode;
  }

  private Outcome remove(Call call) {
    OpenFile opened = PathArguments.file(call, 0);
    if (!(opened instanceof InotifyFile file)) {
      return Outcome.failed(Errno.EINVAL);
    }
    file.remove(call.argument(1));
    return Outcome.done(0);
  }
}
