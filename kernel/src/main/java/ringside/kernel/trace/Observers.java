package ringside.kernel.trace;

import java.util.List;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.syscall.Outcome;
import ringside.kernel.syscall.PendingCall;
import ringside.mmu.ledger.SwitchKind;

/** Several observers as one; each hears everything, in the order given. */
public final class Observers implements KernelObserver {
  private final List<KernelObserver> all;

  /** The observers that hear, in order. */
  public Observers(List<? extends KernelObserver> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void stateChanged(
      long cycle, GuestThread thread, ThreadState from, ThreadState to, String reason) {
    all.forEach(one -> one.stateChanged(cycle, thread, from, to, reason));
  }

  @Override
  public void called(long cycle, GuestThread thread, PendingCall call) {
    all.forEach(one -> one.called(cycle, thread, call));
  }

  @Override
  public void returned(long cycle, GuestThread thread, PendingCall call, Outcome outcome) {
    all.forEach(one -> one.returned(cycle, thread, call, outcome));
  }

  @Override
  public void switched(long cycle, GuestThread to, SwitchKind kind) {
    all.forEach(one -> one.switched(cycle, to, kind));
  }

  @Override
  public void misunderstood(GuestThread thread, int number, String title, String advice) {
    all.forEach(one -> one.misunderstood(thread, number, title, advice));
  }

  @Override
  public void unsupported(GuestThread thread, int number, String advice) {
    all.forEach(one -> one.unsupported(thread, number, advice));
  }

  @Override
  public void packet(long cycle, String device, byte[] bytes) {
    all.forEach(one -> one.packet(cycle, device, bytes));
  }

  @Override
  public boolean hearsPackets() {
    return all.stream().anyMatch(KernelObserver::hearsPackets);
  }

  @Override
  public void crashed(GuestThread thread, CrashReport report) {
    all.forEach(one -> one.crashed(thread, report));
  }
}
