package ringside.kernel.syscall.process;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.SymbolicLink;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.ExecImage;
import ringside.kernel.process.ExecTarget;
import ringside.kernel.process.Processes;
import ringside.kernel.process.Programs;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** execve and execveat: another program in the place of this one. */
public final class ExecCalls {
  private static final String DESCRIPTORS = "/dev/fd/";

  private final KernelCode code;
  private final Programs programs;
  private final Processes processes;
  private final Signals signals;
  private final RandomSource random;
  private final FileTree files;

  public ExecCalls(
      KernelCode code,
      Programs programs,
      Processes processes,
      Signals signals,
      RandomSource random,
      FileTree files) {
    this.code = code;
    this.programs = programs;
    this.processes = processes;
    this.signals = signals;
    this.random = random;
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.EXECVE, "svv", this::execve);
    table.add(Syscall.EXECVEAT, "dsvvx", this::execveAt);
  }

  private Outcome execve(Call call) {
    code.run(Routine.EXECVE);
    String path = PathArguments.path(call, 0);
    ExecStrings strings = strings(call, path);
    List<String> argv = argv(strings, call.argument(1));
    List<String> envp = strings.read(call.argument(2));
    return become(call, envp, () -> programs.find(files, call.thread().caller(), path, argv));
  }

  /** A file by its folder's descriptor, or by one of its own. */
  private Outcome execveAt(Call call) {
    code.run(Routine.EXECVE);
    int flags = call.argument(4);
    if ((flags & ~(PathArguments.EMPTY_PATH | PathArguments.NO_FOLLOW)) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    String path = PathArguments.path(call, 1);
    String known = knownPath(call.argument(0), path);
    ExecStrings strings = strings(call, known);
    List<String> argv = argv(strings, call.argument(2));
    List<String> envp = strings.read(call.argument(3));
    Located found = found(call, path, flags);
    boolean closes = call.process().files().closesOnExec(call.argument(0));
    return become(
        call,
        envp,
        () -> {
          ExecTarget target = programs.find(files, call.thread().caller(), found, known, argv);
          if (!target.program().equals(found) && closes && known.startsWith(DESCRIPTORS)) {
            throw new FileError(Errno.ENOENT); // the script could not be opened by that name
          }
          return target;
        });
  }

  private Located found(Call call, String path, int flags) {
    boolean follow = (flags & PathArguments.NO_FOLLOW) == 0;
    if (path.isEmpty() && (flags & PathArguments.EMPTY_PATH) != 0) {
      OpenFile file = PathArguments.anyFile(call, 0);
      Located where = file.where();
      if (where == null) {
        throw new FileError(Errno.EACCES);
      }
      return where;
    }
    Located found =
        files.locate(call.thread().caller(), PathArguments.start(call, 0, path), path, follow);
    if (found.inode() instanceof SymbolicLink) {
      throw new FileError(Errno.ELOOP);
    }
    return found;
  }

  /** The name by which a program finds its file again (Linux: bprm->filename). */
  private static String knownPath(int descriptor, String path) {
    if (descriptor == PathArguments.CURRENT_FOLDER || path.startsWith("/")) {
      return path;
    }
    return DESCRIPTORS + descriptor + (path.isEmpty() ? "" : "/" + path);
  }

  private static ExecStrings strings(Call call, String path) {
    ExecStrings strings = new ExecStrings(call.memory(), room(call));
    strings.take(path.length() + 1);
    return strings;
  }

  private static long room(Call call) {
    return ExecImage.roomForStrings(call.process().limits());
  }

  private static List<String> argv(ExecStrings strings, int address) {
    List<String> argv = strings.read(address);
    if (argv.isEmpty()) {
      argv.add(""); // Linux since 5.18: no program begins without argv[0]
    }
    return argv;
  }

  /** Finds a program to run. */
  @FunctionalInterface
  private interface Search {
    ExecTarget target() throws ElfFormatException;
  }

  private Outcome become(Call call, List<String> envp, Search search) {
    ExecTarget target;
    try {
      target = search.target();
    } catch (ElfFormatException notRunnable) {
      return Outcome.failed(Errno.ENOEXEC);
    }
    if (ExecImage.bytes(target.argv()) + ExecImage.bytes(envp) > room(call)) {
      return Outcome.failed(Errno.E2BIG);
    }
    byte[] bytes = random.next(ExecImage.RANDOM_BYTES);
    boolean traced = call.thread().tracing().tracer() != null;
    Credentials who = call.process().credentials().copy();
    target.begin(who, traced);
    ExecImage.of(programs, target, envp, who, bytes).begin(code, processes, call.thread());
    call.process().actFor(who);
    if (traced) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGTRAP));
    }
    return new Outcome.Gone();
  }
}
