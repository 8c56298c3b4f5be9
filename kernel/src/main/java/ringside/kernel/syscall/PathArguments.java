package ringside.kernel.syscall;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.tree.FileTree;

/** Paths as calls name them: a descriptor to start from, and a string (openat(2)). */
public final class PathArguments {
  /** AT_SYMLINK_NOFOLLOW. */
  public static final int NO_FOLLOW = 0x100;

  /** AT_SYMLINK_FOLLOW. */
  public static final int FOLLOW = 0x400;

  /** AT_EMPTY_PATH: an empty path means the descriptor itself. */
  public static final int EMPTY_PATH = 0x1000;

  /** AT_FDCWD: the folder of the process. */
  public static final int CURRENT_FOLDER = -100;

  private PathArguments() {}

  /** The path that an argument points to. */
  public static String path(Call call, int index) {
    return call.memory().readString(call.argument(index));
  }

  /** Where a path starts: at the folder of a descriptor, or of the process. */
  public static Directory start(Call call, int descriptor, String path) {
    int number = call.argument(descriptor);
    if (number == CURRENT_FOLDER || path.startsWith("/")) {
      return call.process().context().folder();
    }
    Located where = anyFile(call, descriptor).where();
    if (where != null && where.inode() instanceof Directory folder) {
      return folder;
    }
    throw new FileError(path.isEmpty() ? Errno.ENOENT : Errno.ENOTDIR);
  }

  /** What a descriptor and a path, in arguments side by side, lead to. */
  public static Located locate(FileTree files, Call call, int descriptor, boolean follow) {
    return locate(files, call, call.thread().caller(), descriptor, follow);
  }

  /** The same, with the permissions of somebody. */
  public static Located locate(
      FileTree files, Call call, Caller caller, int descriptor, boolean follow) {
    String path = path(call, descriptor + 1);
    return files.locate(caller, start(call, descriptor, path), path, follow);
  }

  /** The open file of a descriptor; fails with EBADF, also where it was opened with O_PATH. */
  public static OpenFile file(Call call, int descriptor) {
    return present(call.file(descriptor));
  }

  /** The same, and what was opened with O_PATH. */
  public static OpenFile anyFile(Call call, int descriptor) {
    return present(call.anyFile(descriptor));
  }

  private static OpenFile present(@Nullable OpenFile file) {
    if (file == null) {
      throw new FileError(Errno.EBADF);
    }
    return file;
  }

  /** The inode that a descriptor was opened by; fails where it has none. */
  public static Located named(Call call, int descriptor) {
    Located where = anyFile(call, descriptor).where();
    if (where == null) {
      throw new FileError(Errno.EINVAL);
    }
    return where;
  }

  /** The same, where AT_FDCWD means the folder of the process. */
  public static Located namedOrCurrent(Call call, int descriptor) {
    if (call.argument(descriptor) != CURRENT_FOLDER) {
      return named(call, descriptor);
    }
    Directory folder = call.process().context().folder();
    return new Located(folder, folder, ".");
  }

  /** Two words as one number, low first. */
  public static long wide(Call call, int low) {
    return call.argument(low) & 0xffff_ffffL | (long) call.argument(low + 1) << 32;
  }
}
