package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenDirectory;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.net.Network;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.net.InterfaceControl;
import ringside.kernel.syscall.terminal.TerminalControl;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** ioctl, and what makes data safe: sync, fsync, fdatasync, fadvise64_64. */
public final class ControlCalls {
  private static final int FIONREAD = 0x541b;
  private static final int FIONBIO = 0x5421;
  private static final int FIONCLEX = 0x5450;
  private static final int FIOCLEX = 0x5451;

  private final KernelCode code;
  private final Network network;
  private final TerminalControl terminals;

  public ControlCalls(KernelCode code, TerminalControl terminals, Network network) {
    this.code = code;
    this.network = network;
    this.terminals = terminals;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.IOCTL,
        "dxp",
        Support.partial(
            "descriptors, FIONREAD, terminals with the one line discipline N_TTY, and what interfaces are"),
        this::ioctl);
    table.add(Syscall.SYNC, "", this::syncAll);
    table.add(Syscall.FSYNC, "d", ControlCalls::sync);
    table.add(Syscall.FDATASYNC, "d", ControlCalls::sync);
    table.add(Syscall.FADVISE64_64, "duxuxi", ControlCalls::advise);
  }

  private Outcome ioctl(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    switch (call.argument(1)) {
      case FIOCLEX -> call.process().files().setCloseOnExec(call.argument(0), true);
      case FIONCLEX -> call.process().files().setCloseOnExec(call.argument(0), false);
      case FIONBIO -> file.setNonBlocking(call.memory().readWord(call.argument(2)) != 0);
      default -> {
        return ofKind(call, file);
      }
    }
    return Outcome.done(0);
  }

  private Outcome ofKind(Call call, OpenFile file) {
    boolean counts = file instanceof PipeEnd || file instanceof Socket || file.mappable() != null;
    if (call.argument(1) == FIONREAD && counts) {
      call.memory().writeWord(call.argument(2), file.readable());
      return Outcome.done(0);
    }
    if (file instanceof Socket) {
      return InterfaceControl.ask(call, network.interfaces());
    }
    return file.isTerminal() && file instanceof TerminalEnd end
        ? terminals.ask(call, file, end)
        : Outcome.failed(Errno.ENOTTY);
  }

  private Outcome syncAll(Call call) {
    code.run(Routine.SYNC);
    return Outcome.done(0);
  }

  /** Nothing is behind memory: what is written is as safe as it gets. */
  private static Outcome sync(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    return file.mappable() == null && !(file instanceof OpenDirectory)
        ? Outcome.failed(Errno.EINVAL)
        : Outcome.done(0);
  }

  private static Outcome advise(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    if (file instanceof PipeEnd) {
      return Outcome.failed(Errno.ESPIPE);
    }
    int advice = call.argument(5);
    return advice < 0 || advice > 5 ? Outcome.failed(Errno.EINVAL) : Outcome.done(0);
  }
}
