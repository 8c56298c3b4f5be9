package ringside.kernel.syscall.process;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.ResourceUsage;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** What has been used and what there is: times, getrusage, sysinfo; and membarrier. */
public final class UsageCalls {
  private static final int RUSAGE_SELF = 0;
  private static final int RUSAGE_CHILDREN = -1;
  private static final int RUSAGE_THREAD = 1;
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int SYSINFO_WORDS = 16;

  /** MEMBARRIER_CMD_QUERY and the commands it names. */
  private static final int QUERY = 0;

  private static final int GLOBAL = 1;
  private static final int GLOBAL_EXPEDITED = 2;
  private static final int REGISTER_GLOBAL = 4;
  private static final int PRIVATE = 8;
  private static final int REGISTER_PRIVATE = 16;

  private final KernelCode code;
  private final KernelMemory memory;
  private final Processes processes;
  private final GuestClock clock;
  private final Usage accounts;

  public UsageCalls(
      KernelCode code, KernelMemory memory, Processes processes, GuestClock clock, Usage accounts) {
    this.code = code;
    this.memory = memory;
    this.processes = processes;
    this.clock = clock;
    this.accounts = accounts;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.TIMES, "p", this::times);
    table.add(
        Syscall.GETRUSAGE,
        "ip",
        Support.partial("faults of one thread are those of its process; blocks are not counted"),
        this::usage);
    table.add(Syscall.SYSINFO, "p", this::sysinfo);
    table.add(Syscall.MEMBARRIER, "ixi", this::barrier);
  }

  private Outcome times(Call call) {
    code.run(Routine.GET_ID);
    ResourceUsage own = accounts.of(call.process());
    ResourceUsage children = call.process().childUsage();
    if (call.argument(0) != 0) {
      int[] words = {
        ticks(own.user()), ticks(own.system()), ticks(children.user()), ticks(children.system())
      };
      call.memory().write(call.argument(0), Words.bytes(words));
    }
    return Outcome.done(ticks(clock.cycles()));
  }

  private int ticks(long cycles) {
    return (int) (clock.toNanos(cycles) / NANOS_PER_TICK);
  }

  private Outcome usage(Call call) {
    Process process = call.process();
    ResourceUsage usage;
    switch (call.argument(0)) {
      case RUSAGE_SELF -> usage = accounts.of(process);
      case RUSAGE_CHILDREN -> usage = process.childUsage();
      case RUSAGE_THREAD -> usage = accounts.ofThread(call.thread());
      default -> {
        return Outcome.failed(Errno.EINVAL);
      }
    }
    call.memory().write(call.argument(1), accounts.structure(usage));
    return Outcome.done(0);
  }

  /** struct sysinfo: uptime, three loads, total, free, shared, buffer, swap twice, processes … */
  private Outcome sysinfo(Call call) {
    int[] words = new int[SYSINFO_WORDS];
    words[0] = (int) (clock.nanos() / Timespec.NANOS_PER_SECOND);
    words[4] = memory.frames().total() << 12;
    words[5] = memory.frames().free() << 12;
    words[8] = memory.swap().blocks() << 12;
    words[9] = memory.swap().blocks() - memory.swap().used() << 12;
    words[10] = processes.threads().size() & 0xffff;
    words[13] = 1;
    call.memory().write(call.argument(0), Words.bytes(words));
    return Outcome.done(0);
  }

  /** With one hart, whoever runs sees all that was stored: entering the kernel was the barrier. */
  private Outcome barrier(Call call) {
    code.run(Routine.BARRIER);
    if (call.argument(1) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (call.argument(0)) {
      case QUERY ->
          Outcome.done(GLOBAL | GLOBAL_EXPEDITED | REGISTER_GLOBAL | PRIVATE | REGISTER_PRIVATE);
      case GLOBAL, GLOBAL_EXPEDITED, REGISTER_GLOBAL, REGISTER_PRIVATE -> {
        if (call.argument(0) == REGISTER_PRIVATE) {
          call.process().registerBarrier();
        }
        yield Outcome.done(0);
      }
      case PRIVATE ->
          call.process().isBarrierRegistered() ? Outcome.done(0) : Outcome.failed(Errno.EPERM);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }
}
