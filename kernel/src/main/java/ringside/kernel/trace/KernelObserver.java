package ringside.kernel.trace;

import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.ThreadState;
import ringside.kernel.syscall.Outcome;
import ringside.kernel.syscall.PendingCall;
import ringside.mmu.ledger.SwitchKind;

/** Hears what the kernel does; changes nothing. Every method has a body that does nothing. */
public interface KernelObserver {
  /** A thread went from one state to another. */
  default void stateChanged(
      long cycle, GuestThread thread, ThreadState from, ThreadState to, String reason) {}

  /** A thread made a system call. */
  default void called(long cycle, GuestThread thread, PendingCall call) {}

  /** A system call ended; the outcome is never a wait. */
  default void returned(long cycle, GuestThread thread, PendingCall call, Outcome outcome) {}

  /** A hart went from one thread to another. */
  default void switched(long cycle, GuestThread to, SwitchKind kind) {}

  /** A system call that the kernel does not have was made. */
  default void unsupported(GuestThread thread, int number, String advice) {}

  /**
   * A system call failed that was meant for another system.
   *
   * @param title what the number means here
   * @param advice what it means there, and how it is said here
   */
  default void misunderstood(GuestThread thread, int number, String title, String advice) {}

  /**
   * A packet is put on an interface.
   *
   * @param device the interface's name
   * @param bytes the packet from its IPv4 header on
   */
  default void packet(long cycle, String device, byte[] bytes) {}

  /** Whether {@link #packet} wants to hear. */
  default boolean hearsPackets() {
    return false;
  }

  /** A program's own deed ends its process. */
  default void crashed(GuestThread thread, CrashReport report) {}
}
