package ringside.kernel.syscall;

import ringside.kernel.config.Abi;
import ringside.kernel.config.Setting;

/** Makes the table: the one place that names all groups of calls. */
public final class Syscalls {
  private Syscalls() {}

  /** The table of a kernel. */
  public static SyscallTable table(Services services) {
    SyscallTable table = new SyscallTable();
    CpuLimit cpuLimit = new CpuLimit(services);
    new ProcessCalls(services, cpuLimit).register(table);
    new WaitCalls(services).register(table);
    new IdentityCalls(services, cpuLimit).register(table);
    new MemoryCalls(services).register(table);
    new MapCalls(services).register(table);
    new RemapCalls(services).register(table);
    new OpenCalls(services).register(table);
    new TransferCalls(services).register(table);
    new SendfileCalls(services).register(table);
    new DescriptorCalls(services).register(table);
    new ControlCalls(services).register(table);
    new NameCalls(services).register(table);
    new AttributeCalls(services).register(table);
    new StatCalls(services).register(table);
    new FolderCalls(services).register(table);
    new FutexCalls(services).register(table);
    new TimeCalls(services).register(table);
    new SignalCalls(services).register(table);
    new SignalMaskCalls(services).register(table);
    new IntervalTimerCalls(services).register(table);
    new TimerCalls(services).register(table);
    new PollCalls(services).register(table);
    new EventCalls(services).register(table);
    new MessageCalls(services).register(table);
    new SemaphoreCalls(services).register(table);
    new SemaphoreControl(services).register(table);
    new SharedMemoryCalls(services).register(table);
    new PosixQueueCalls(services).register(table);
    new SchedulingCalls(services).register(table);
    new CredentialCalls(services).register(table);
    new UsageCalls(services).register(table);
    new TraceCalls(services).register(table);
    new RemoteCalls(services).register(table);
    new SocketCalls(services).register(table);
    new SocketTransferCalls(services).register(table);
    new SocketOptionCalls(services).register(table);
    if (services.configuration().choice(Setting.ABI, Abi.class) == Abi.RARS) {
      RarsCalls.register(table, services);
    }
    return table;
  }
}
