package ringside.kernel.syscall;

/** Makes the table: the one place that names all groups of calls. */
public final class Syscalls {
  private Syscalls() {}

  /** The table of a kernel. */
  public static SyscallTable table(Services services) {
    SyscallTable table = new SyscallTable();
    new ProcessCalls(services).register(table);
    new WaitCalls(services).register(table);
    new IdentityCalls(services).register(table);
    new MemoryCalls(services).register(table);
    new FileCalls(services).register(table);
    new FutexCalls(services).register(table);
    new TimeCalls(services).register(table);
    new SignalCalls(services).register(table);
    new SignalMaskCalls(services).register(table);
    new IntervalTimerCalls(services).register(table);
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
    new SocketCalls(services).register(table);
    new SocketTransferCalls(services).register(table);
    new SocketOptionCalls(services).register(table);
    return table;
  }
}
