package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenDirectory;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.notify.InotifyFile;
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

/** ioctl, and what makes data safe: sync, fsync, fdatasync. */
public final class ControlCalls {
  private static final int FIONREAD = 0x541b;
  private static final int FIONBIO = 0x5421;
  private static final int FIOASYNC = 0x5452;
  private static final int FIOSETOWN = 0x8901;
  private static final int SIOCSPGRP = 0x8902;
  private static final int FIOGETOWN = 0x8903;
  private static final int SIOCGPGRP = 0x8904;
  private static final int FIONCLEX = 0x5450;
  private static final int FIOCLEX = 0x5451;

  private final KernelCode code;
  private final Network network;
  private final TerminalControl terminals;
  private final AsyncCalls async;

  public ControlCalls(
      KernelCode code, TerminalControl terminals, Network network, AsyncCalls async) {
    this.async = async;
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
  }

  private Outcome ioctl(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    switch (call.argument(1)) {
      case FIOCLEX -> call.process().files().setCloseOnExec(call.argument(0), true);
      case FIONCLEX -> call.process().files().setCloseOnExec(call.argument(0), false);
      case FIOASYNC -> {
        boolean wanted = call.memory().readWord(call.argument(2)) != 0;
        if (!file.signalsReadiness() && wanted != file.ioSignals().wanted()) {
          return Outcome.failed(Errno.ENOTTY);
        }
        async.setWanted(call, file, wanted);
      }
      case FIONBIO -> file.setNonBlocking(call.memory().readWord(call.argument(2)) != 0);
      default -> {
        return ofKind(call, file);
      }
    }
    return Outcome.done(0);
  }

  private Outcome ofKind(Call call, OpenFile file) {
    boolean counts =
        file instanceof PipeEnd
            || file instanceof Socket
            || file instanceof InotifyFile
            || file.mappable() != null;
    if (call.argument(1) == FIONREAD && counts) {
      call.memory().writeWord(call.argument(2), file.readable());
      return Outcome.done(0);
    }
    if (file instanceof Socket) {
      return ofSocket(call, file);
    }
    return file.isTerminal() && file instanceof TerminalEnd end
        ? terminals.ask(call, file, end)
        : Outcome.failed(Errno.ENOTTY);
  }

  private Outcome ofSocket(Call call, OpenFile file) {
    int address = call.argument(2);
    return switch (call.argument(1)) {
      case FIOSETOWN, SIOCSPGRP -> async.own(call, file, call.memory().readWord(address));
      case FIOGETOWN, SIOCGPGRP -> {
        call.memory().writeWord(address, async.owner(file.ioSignals()).number());
        yield Outcome.done(0);
      }
      default -> InterfaceControl.ask(call, network.interfaces());
    };
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
}
