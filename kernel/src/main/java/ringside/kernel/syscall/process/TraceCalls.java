package ringside.kernel.syscall.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.RemoteMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.Tracing;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.Outcome;
import ringside.mmu.sv32.Access;

/** ptrace: looking into another thread, word by word and instruction by instruction. */
public final class TraceCalls {
  private static final int TRACEME = 0;
  private static final int PEEKTEXT = 1;
  private static final int PEEKDATA = 2;
  private static final int POKETEXT = 4;
  private static final int POKEDATA = 5;
  private static final int CONT = 7;
  private static final int KILL = 8;
  private static final int SINGLESTEP = 9;
  private static final int ATTACH = 16;
  private static final int DETACH = 17;
  private static final int GETREGSET = 0x4204;
  private static final int SETREGSET = 0x4205;
  private static final int NT_PRSTATUS = 1;

  /** pc and x1..x31. */
  private static final int REGISTERS = 32;

  private final KernelCode code;
  private final Processes processes;
  private final Signals signals;

  public TraceCalls(KernelCode code, Processes processes, Signals signals) {
    this.code = code;
    this.processes = processes;
    this.signals = signals;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.PTRACE,
        "ripp",
        Support.partial(
            "TRACEME, ATTACH, PEEK, POKE, GETREGSET, SETREGSET, CONT, SINGLESTEP, KILL, DETACH;"
                + " the end of a tracee that is no child is told to its parent only"),
        this::trace);
  }

  private Outcome trace(Call call) {
    return switch (call.argument(0)) {
      case TRACEME -> traceMe(call);
      case ATTACH -> attach(call);
      default -> control(call);
    };
  }

  private Outcome traceMe(Call call) {
    Tracing own = call.thread().tracing();
    if (own.tracer() != null) {
      return Outcome.failed(Errno.EPERM);
    }
    begin(call.thread(), call.process().parent());
    return Outcome.done(0);
  }

  private Outcome attach(Call call) {
    GuestThread target = processes.findThread(call.argument(1));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    boolean allowed =
        target.process() != call.process()
            && Looking.isAllowed(call.process(), target.process())
            && target.tracing().tracer() == null;
    if (!allowed) {
      return Outcome.failed(Errno.EPERM);
    }
    begin(target, call.process());
    signals.send(target, SignalInfo.kernel(Signal.SIGSTOP));
    return Outcome.done(0);
  }

  private void begin(GuestThread target, Process tracer) {
    target.tracing().setTracer(tracer);
    tracer.tracees().add(target);
    tracer.atExit(
        () -> {
          if (target.tracing().tracer() == tracer) {
            end(target, null);
          }
        });
  }

  private void end(GuestThread target, @Nullable SignalInfo signal) {
    Process tracer = target.tracing().tracer();
    target.tracing().setTracer(null);
    if (tracer != null) {
      tracer.tracees().remove(target);
    }
    signals.goOn(target, signal, false);
  }

  /** What needs a tracee that has stopped. */
  private Outcome control(Call call) {
    GuestThread target = processes.findThread(call.argument(1));
    if (target == null || target.tracing().tracer() != call.process()) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (call.argument(0) == KILL) {
      signals.send(target.process(), Signal.SIGKILL);
      return Outcome.done(0);
    }
    if (target.tracing().stop() == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    return switch (call.argument(0)) {
      case PEEKTEXT, PEEKDATA -> peek(call, target);
      case POKETEXT, POKEDATA -> poke(call, target);
      case GETREGSET, SETREGSET -> registers(call, target);
      case CONT, SINGLESTEP, DETACH -> goOn(call, target);
      default -> Outcome.failed(Errno.EIO);
    };
  }

  private Outcome peek(Call call, GuestThread target) {
    int word = 0;
    try {
      RemoteMemory memory = new RemoteMemory(target.process().space());
      for (int i = 0; i < 4; i++) {
        int at = memory.kernelAddress(call.argument(2) + i, Access.LOAD);
        word |= (code.load(at, 1) & 0xff) << i * 8;
      }
    } catch (BadAddress bad) {
      return Outcome.failed(Errno.EIO);
    }
    call.memory().writeWord(call.argument(3), word);
    return Outcome.done(0);
  }

  private Outcome poke(Call call, GuestThread target) {
    try {
      RemoteMemory memory = new RemoteMemory(target.process().space());
      for (int i = 0; i < 4; i++) {
        int at = memory.forcedAddress(call.argument(2) + i);
        code.store(at, call.argument(3) >>> i * 8 & 0xff, 1);
      }
      return Outcome.done(0);
    } catch (BadAddress bad) {
      return Outcome.failed(Errno.EIO);
    }
  }

  private Outcome registers(Call call, GuestThread target) {
    if (call.argument(2) != NT_PRSTATUS) {
      return Outcome.failed(Errno.EINVAL);
    }
    int base = call.memory().readWord(call.argument(3));
    int length = call.memory().readWord(call.argument(3) + 4);
    int count = Math.min(REGISTERS, length >>> 2);
    if ((length & 3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    for (int i = 0; i < count; i++) {
      int saved = i == 0 ? target.savedPc() : target.savedRegister(i);
      if (call.argument(0) == GETREGSET) {
        call.memory().writeWord(base + i * 4, code.load(saved));
      } else {
        code.store(saved, call.memory().readWord(base + i * 4));
      }
    }
    call.memory().writeWord(call.argument(3) + 4, count * 4);
    return Outcome.done(0);
  }

  private Outcome goOn(Call call, GuestThread target) {
    int signal = call.argument(3);
    if (signal < 0 || signal > Signal.MAXIMUM) {
      return Outcome.failed(Errno.EIO);
    }
    SignalInfo info = signal == 0 ? null : injected(call, target, signal);
    if (call.argument(0) == DETACH) {
      end(target, info);
    } else {
      signals.goOn(target, info, call.argument(0) == SINGLESTEP);
    }
    return Outcome.done(0);
  }

  /** The same signal keeps what it tells; another comes from the tracer. */
  private static SignalInfo injected(Call call, GuestThread target, int signal) {
    SignalInfo stop = target.tracing().stop();
    if (stop != null && stop.signal() == signal) {
      return stop;
    }
    Process tracer = call.process();
    return new SignalInfo(
        signal, SignalInfo.USER, List.of(tracer.pid(), tracer.credentials().uid()));
  }
}
