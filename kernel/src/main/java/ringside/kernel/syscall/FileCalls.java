package ringside.kernel.syscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.PipeEnd;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.Socket;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.text.Routine;

/** Descriptors: read, write, pipe2, dup and fcntl64. */
final class FileCalls {
  private static final int O_NONBLOCK = 04000;
  private static final int O_CLOEXEC = 02000000;
  private static final int MOST_BYTES = 0x7ffff000;
  private static final int MOST_VECTORS = 1024;

  private final Services services;
  private final SocketTransfer sockets;

  FileCalls(Services services) {
    this.services = services;
    this.sockets = new SocketTransfer(services);
  }

  void register(SyscallTable table) {
    table.add(Syscall.READ, "dpu", this::read);
    table.add(Syscall.WRITE, "dbu", this::write);
    table.add(Syscall.READV, "dpi", this::readv);
    table.add(Syscall.WRITEV, "dpi", this::writev);
    table.add(Syscall.CLOSE, "d", this::close);
    table.add(Syscall.CLOSE_RANGE, "uux", this::closeRange);
    table.add(Syscall.DUP, "d", this::dup);
    table.add(Syscall.DUP3, "ddx", this::dup3);
    table.add(
        Syscall.FCNTL64,
        "dix",
        Support.partial("F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL and F_SETFL only"),
        this::fcntl);
    table.add(Syscall.PIPE2, "px", this::pipe2);
    table.add(
        Syscall.IOCTL, "dxp", Support.partial("FIONREAD only; nothing is a terminal"), this::ioctl);
  }

  private Outcome read(Call call) {
    OpenFile file = readable(call);
    if (file instanceof Socket socket) {
      return sockets.read(call, socket);
    }
    return file == null
        ? Outcome.failed(Errno.EBADF)
        : file.read(call.memory(), call.argument(1), length(call.argument(2)));
  }

  private Outcome write(Call call) {
    OpenFile file = writable(call);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (file instanceof Socket socket) {
      return sockets.write(call, socket);
    }
    int written = call.pending().progress();
    return signalBrokenPipe(
        call, file.write(call.memory(), call.argument(1), length(call.argument(2)), written));
  }

  private Outcome readv(Call call) {
    OpenFile file = readable(call);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    List<UserVectors.Part> vectors = vectors(call);
    if (vectors == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (file instanceof Socket socket) {
      return sockets.read(call, socket, vectors);
    }
    int total = 0;
    for (UserVectors.Part vector : vectors) {
      // Once something has been read, what is not there is not waited for.
      if (total > 0 && file.readable() == 0) {
        break;
      }
      Outcome outcome = file.read(call.memory(), vector.address(), vector.length());
      if (!(outcome instanceof Outcome.Done done)) {
        return total > 0 ? Outcome.done(total) : outcome;
      }
      total += done.value();
      if (done.value() < vector.length()) {
        break;
      }
    }
    return Outcome.done(total);
  }

  private Outcome writev(Call call) {
    OpenFile file = writable(call);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    List<UserVectors.Part> vectors = vectors(call);
    if (vectors != null && file instanceof Socket socket) {
      return sockets.write(call, socket, vectors);
    }
    return vectors == null
        ? Outcome.failed(Errno.EINVAL)
        : signalBrokenPipe(call, writeAll(call, file, vectors));
  }

  /** Progress counts the bytes of all vectors, so that a retry finds its place. */
  private static Outcome writeAll(Call call, OpenFile file, List<UserVectors.Part> vectors) {
    int progress = call.pending().progress();
    int before = 0;
    for (UserVectors.Part vector : vectors) {
      int inVector = Math.min(Math.max(progress - before, 0), vector.length());
      if (inVector < vector.length()) {
        Outcome outcome = file.write(call.memory(), vector.address(), vector.length(), inVector);
        if (outcome instanceof Outcome.Wait wait) {
          return Outcome.wait(wait.queues().get(0), before + wait.progress());
        }
        if (outcome instanceof Outcome.Done done && done.value() < vector.length()) {
          return Outcome.done(before + done.value());
        }
        if (outcome instanceof Outcome.Failed) {
          return before > 0 ? Outcome.done(before) : outcome;
        }
      }
      before += vector.length();
    }
    return Outcome.done(before);
  }

  private Outcome signalBrokenPipe(Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE) {
      services.signals().send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return outcome;
  }

  private Outcome close(Call call) {
    services.code().run(Routine.FD_LOOKUP);
    return call.process().files().close(call.argument(0))
        ? Outcome.done(0)
        : Outcome.failed(Errno.EBADF);
  }

  private Outcome closeRange(Call call) {
    int first = call.argument(0);
    int last = call.argument(1);
    if (call.argument(2) != 0 || Integer.compareUnsigned(first, last) > 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long highest =
        Math.min(last & 0xffff_ffffL, call.process().limits().soft(ResourceLimits.FILES));
    for (long fd = first & 0xffff_ffffL; fd <= highest; fd++) {
      call.process().files().close((int) fd);
    }
    return Outcome.done(0);
  }

  private Outcome dup(Call call) {
    OpenFile file = call.file(0);
    return file == null ? Outcome.failed(Errno.EBADF) : install(call, file, 0, false);
  }

  private Outcome dup3(Call call) {
    OpenFile file = call.file(0);
    int target = call.argument(1);
    int flags = call.argument(2);
    if ((flags & ~O_CLOEXEC) != 0 || call.argument(0) == target) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (file == null || !isPossible(call, target)) {
      return Outcome.failed(Errno.EBADF);
    }
    call.process().files().replace(target, file, (flags & O_CLOEXEC) != 0);
    return Outcome.done(target);
  }

  private Outcome fcntl(Call call) {
    OpenFile file = call.file(0);
    int descriptor = call.argument(0);
    int value = call.argument(2);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    return switch (call.argument(1)) {
      case 0 -> duplicateFrom(call, file, value, false);
      case 1030 -> duplicateFrom(call, file, value, true);
      case 1 -> Outcome.done(call.process().files().closesOnExec(descriptor) ? 1 : 0);
      case 2 -> {
        call.process().files().setCloseOnExec(descriptor, (value & 1) != 0);
        yield Outcome.done(0);
      }
      case 3 -> Outcome.done(file.accessMode() | (file.nonBlocking() ? O_NONBLOCK : 0));
      case 4 -> {
        file.setNonBlocking((value & O_NONBLOCK) != 0);
        yield Outcome.done(0);
      }
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome duplicateFrom(Call call, OpenFile file, int from, boolean closeOnExec) {
    return isPossible(call, from)
        ? install(call, file, from, closeOnExec)
        : Outcome.failed(Errno.EINVAL);
  }

  private Outcome pipe2(Call call) {
    int flags = call.argument(1);
    if ((flags & ~(O_NONBLOCK | O_CLOEXEC)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Pipe pipe = new Pipe(services.memory(), services.scheduler());
    OpenFile reader = PipeEnd.reader(pipe);
    OpenFile writer = PipeEnd.writer(pipe);
    reader.setNonBlocking((flags & O_NONBLOCK) != 0);
    writer.setNonBlocking((flags & O_NONBLOCK) != 0);
    boolean closeOnExec = (flags & O_CLOEXEC) != 0;
    long limit = call.process().limits().soft(ResourceLimits.FILES);
    int first = call.process().files().open(reader, 0, limit, closeOnExec);
    int second = first < 0 ? -1 : call.process().files().open(writer, 0, limit, closeOnExec);
    if (second < 0) {
      abandon(call, first, pipe);
      return Outcome.failed(Errno.EMFILE);
    }
    return writeDescriptors(call, first, second);
  }

  private static Outcome writeDescriptors(Call call, int first, int second) {
    try {
      call.memory().write(call.argument(0), Words.bytes(first, second));
      return Outcome.done(0);
    } catch (BadAddress bad) {
      call.process().files().close(first);
      call.process().files().close(second);
      throw bad;
    }
  }

  private static void abandon(Call call, int first, Pipe pipe) {
    pipe.removeWriter();
    if (first < 0 || !call.process().files().close(first)) {
      pipe.removeReader();
    }
  }

  private Outcome ioctl(Call call) {
    OpenFile file = call.file(0);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    if (call.argument(1) == 0x541b && (file instanceof PipeEnd || file instanceof Socket)) {
      call.memory().writeWord(call.argument(2), file.readable());
      return Outcome.done(0);
    }
    return Outcome.failed(Errno.ENOTTY);
  }

  private static boolean isPossible(Call call, int descriptor) {
    return descriptor >= 0
        && descriptor < call.process().limits().soft(ResourceLimits.FILES)
        && descriptor < 256;
  }

  private static Outcome install(Call call, OpenFile file, int from, boolean closeOnExec) {
    long limit = call.process().limits().soft(ResourceLimits.FILES);
    int descriptor = call.process().files().open(file, from, limit, closeOnExec);
    return descriptor < 0 ? Outcome.failed(Errno.EMFILE) : Outcome.done(descriptor);
  }

  private @Nullable OpenFile readable(Call call) {
    OpenFile file = call.file(0);
    services.code().run(Routine.FILE_OPERATION);
    return file == null || file.accessMode() == 1 ? null : file;
  }

  private @Nullable OpenFile writable(Call call) {
    OpenFile file = call.file(0);
    services.code().run(Routine.FILE_OPERATION);
    return file == null || file.accessMode() == 0 ? null : file;
  }

  private static int length(int argument) {
    return argument < 0 ? MOST_BYTES : Math.min(argument, MOST_BYTES);
  }

  private static @Nullable List<UserVectors.Part> vectors(Call call) {
    return vectors(call, call.argument(1), call.argument(2));
  }

  /** An array of struct iovec; null where it is too long (EINVAL). */
  static @Nullable List<UserVectors.Part> vectors(Call call, int array, int count) {
    if (count < 0 || count > MOST_VECTORS) {
      return null;
    }
    UserMemory memory = call.memory();
    List<UserVectors.Part> vectors = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.readWord(array + i * 8);
      int length = memory.readWord(array + i * 8 + 4);
      total += length;
      if (length < 0 || total > MOST_BYTES) {
        return null;
      }
      vectors.add(new UserVectors.Part(address, length));
    }
    return vectors;
  }
}
