package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/**
 * copy_file_range: from one file to another of the same file system, without a copy to the user.
 */
public final class CopyCalls {
  private static final int WRITE_ONLY = 1;
  private static final int READ_ONLY = 0;

  private final KernelCode code;
  private final FileSizeLimit sizes;
  private final UserMemory kernel;

  public CopyCalls(KernelCode code, FileSizeLimit sizes) {
    this.code = code;
    this.sizes = sizes;
    this.kernel = UserMemory.ofKernel(code);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.COPY_FILE_RANGE, "dpdpux", this::copy);
  }

  private Outcome copy(Call call) {
    code.run(Routine.FILE_OPERATION);
    OpenFile in = PathArguments.file(call, 0);
    OpenFile out = PathArguments.file(call, 2);
    Place from = Place.of(call, in, 1);
    Place to = Place.of(call, out, 3);
    if (call.argument(5) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    requireFiles(in, out);
    if (in.accessMode() == WRITE_ONLY || out.accessMode() == READ_ONLY || out.appending()) {
      return Outcome.failed(Errno.EBADF);
    }
    requireSameSystem(in, out);
    long wanted = call.argument(4) & 0xffff_ffffL;
    if (from.position() + wanted < from.position() || to.position() + wanted < to.position()) {
      return Outcome.failed(Errno.EOVERFLOW);
    }
    return copy(call, from, to, wanted);
  }

  private Outcome copy(Call call, Place from, Place to, long wanted) {
    RegularFile source = regular(from.file());
    RegularFile target = regular(to.file());
    int most = (int) Math.min(IoVectors.MOST_BYTES, wanted);
    int there = (int) Math.max(0, Math.min(most, source.size() - from.position()));
    int count = sizes.allowedAt(call, to.file(), to.position(), there);
    if (source == target && overlap(from.position(), to.position(), count)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (from.position() < 0 || to.position() < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (count > 0) {
      target.losesSetIds(Who.effective(call.process().credentials()));
    }
    Outcome outcome =
        PageMover.move(
            source,
            from.position(),
            count,
            (address, length, done) ->
                to.file().writeAt(kernel, address, length, to.position() + done));
    if (outcome instanceof Outcome.Done done) {
      TransferChecks.accessed(from.file(), done);
      TransferChecks.modified(to.file(), done);
      from.advance(call, done.value());
      to.advance(call, done.value());
    }
    return outcome;
  }

  private static boolean overlap(long from, long to, int count) {
    return to + count > from && to < from + count;
  }

  private static void requireFiles(OpenFile in, OpenFile out) {
    int one = in.status().mode() & FileKind.MASK;
    int other = out.status().mode() & FileKind.MASK;
    if (one == FileKind.DIRECTORY.bits() || other == FileKind.DIRECTORY.bits()) {
      throw new FileError(Errno.EISDIR);
    }
    if (one != FileKind.REGULAR.bits() || other != FileKind.REGULAR.bits()) {
      throw new FileError(Errno.EINVAL);
    }
  }

  private static void requireSameSystem(OpenFile in, OpenFile out) {
    Located one = in.where();
    Located other = out.where();
    boolean same =
        one != null && other != null && one.inode().fileSystem() == other.inode().fileSystem();
    if (!same) {
      throw new FileError(Errno.EXDEV);
    }
  }

  /** Files that are written when they are opened have no pages to copy (Linux: noop of procfs). */
  private static RegularFile regular(OpenFile file) {
    RegularFile regular = file.mappable();
    if (regular == null) {
      throw new FileError(Errno.EINVAL);
    }
    return regular;
  }
}
