package ringside.kernel;

import ringside.kernel.config.Abi;
import ringside.kernel.config.Setting;
import ringside.kernel.syscall.Services;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.file.AttributeCalls;
import ringside.kernel.syscall.file.ControlCalls;
import ringside.kernel.syscall.file.DescriptorCalls;
import ringside.kernel.syscall.file.EventCalls;
import ringside.kernel.syscall.file.FolderCalls;
import ringside.kernel.syscall.file.NameCalls;
import ringside.kernel.syscall.file.OpenCalls;
import ringside.kernel.syscall.file.PollCalls;
import ringside.kernel.syscall.file.SendfileCalls;
import ringside.kernel.syscall.file.StatCalls;
import ringside.kernel.syscall.file.TransferCalls;
import ringside.kernel.syscall.ipc.FutexCalls;
import ringside.kernel.syscall.ipc.MessageCalls;
import ringside.kernel.syscall.ipc.PosixQueueCalls;
import ringside.kernel.syscall.ipc.SemaphoreCalls;
import ringside.kernel.syscall.ipc.SemaphoreControl;
import ringside.kernel.syscall.ipc.SharedMemoryCalls;
import ringside.kernel.syscall.memory.MapCalls;
import ringside.kernel.syscall.memory.MemoryCalls;
import ringside.kernel.syscall.memory.RemapCalls;
import ringside.kernel.syscall.net.SocketCalls;
import ringside.kernel.syscall.net.SocketOptionCalls;
import ringside.kernel.syscall.net.SocketTransferCalls;
import ringside.kernel.syscall.process.CpuLimit;
import ringside.kernel.syscall.process.CredentialCalls;
import ringside.kernel.syscall.process.IdentityCalls;
import ringside.kernel.syscall.process.ProcessCalls;
import ringside.kernel.syscall.process.RemoteCalls;
import ringside.kernel.syscall.process.SchedulingCalls;
import ringside.kernel.syscall.process.TraceCalls;
import ringside.kernel.syscall.process.UsageCalls;
import ringside.kernel.syscall.process.WaitCalls;
import ringside.kernel.syscall.rars.RarsCalls;
import ringside.kernel.syscall.signal.SignalCalls;
import ringside.kernel.syscall.signal.SignalMaskCalls;
import ringside.kernel.syscall.time.IntervalTimerCalls;
import ringside.kernel.syscall.time.TimeCalls;
import ringside.kernel.syscall.time.TimerCalls;

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
