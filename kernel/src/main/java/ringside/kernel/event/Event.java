package ringside.kernel.event;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.sv32.Access;

/**
 * Something that has happened. Events hold ids and reasons; words for people are made above. Every
 * record's stamp says when, and on whose behalf.
 */
public sealed interface Event {
  /** When, and on whose behalf. */
  Stamp at();

  /** Its kind, by which sinks ask for it. */
  default EventKind kind() {
    return EventKind.of(this);
  }

  /**
   * A thread has been made; the stamp is of whoever made it.
   *
   * @param how whether with a process of its own
   * @param pid of the process that it belongs to
   * @param tid its id
   */
  record Born(Stamp at, Birth how, int pid, int tid) implements Event {}

  /**
   * The process of the stamp goes on with another program (execve).
   *
   * @param program the program's name
   */
  record Executed(Stamp at, String program) implements Event {}

  /**
   * A signal without a handler is about to end the process of the stamp, which still has all it
   * had.
   *
   * @param signal its number
   */
  record Killed(Stamp at, int signal) implements Event {}

  /** The thread of the stamp has ended. */
  record ThreadEnded(Stamp at) implements Event {}

  /**
   * The process of the stamp has ended, and is a zombie from now on.
   *
   * @param status of its exit, or the number of the signal that ended it
   * @param signalled whether a signal ended it
   */
  record ProcessEnded(Stamp at, int status, boolean signalled) implements Event {}

  /**
   * A process that had ended has been waited for; the stamp is of whoever runs.
   *
   * @param pid of the process that is no more
   */
  record Reaped(Stamp at, int pid) implements Event {}

  /**
   * The thread of the stamp went from one state to another.
   *
   * @param target what it waits for now, or null where it does not wait for a queue
   * @param by tid of the thread that brought it about; 0 for an interrupt
   */
  record StateChanged(
      Stamp at,
      ThreadState from,
      ThreadState to,
      Reason reason,
      @Nullable WaitTarget target,
      int by)
      implements Event {}

  /**
   * A hart went to another thread, that of the stamp.
   *
   * @param change whether the address space changed
   * @param parts cycles of each {@link ringside.mmu.ledger.SwitchPart}, in their order
   */
  record Switched(Stamp at, SwitchKind change, List<Long> parts) implements Event {}

  /**
   * The thread of the stamp makes a system call.
   *
   * @param number in a7
   * @param title its name
   * @param arguments a0 to a5
   */
  record Called(Stamp at, int number, String title, List<Integer> arguments) implements Event {}

  /**
   * A system call is over; one that waits is not, until it has waited.
   *
   * @param call number of the event with which it began
   * @param number in a7
   * @param title its name
   * @param end how it ended
   * @param value what it returns where it succeeds, else 0
   * @param errno its error where it fails
   * @param cycles from its beginning, waiting included
   */
  record Returned(
      Stamp at,
      long call,
      int number,
      String title,
      CallEnd end,
      int value,
      @Nullable Errno errno,
      long cycles)
      implements Event {}

  /**
   * A system call fails with EFAULT: it was given an address that can't be used. It is still the
   * thread's call.
   *
   * @param number in a7
   */
  record BadAddressGiven(Stamp at, int number) implements Event {}

  /**
   * A system call was made that the kernel does not have.
   *
   * @param number in a7
   * @param arguments a0 to a5
   */
  record Unsupported(Stamp at, int number, List<Integer> arguments) implements Event {}

  /**
   * A system call failed that was meant for another system (RARS, Venus).
   *
   * @param number in a7
   * @param title what the number means here
   * @param foreign the number by which the other system knows what was meant
   */
  record Misunderstood(Stamp at, int number, String title, int foreign) implements Event {}

  /**
   * A hart has entered the kernel, on behalf of the thread of the stamp.
   *
   * @param cause why
   * @param pc of the instruction that trapped, or would have been next
   */
  record Trapped(Stamp at, TrapCause cause, int pc) implements Event {}

  /**
   * An access of the stamp's thread, or of the kernel for it, met a page that was not there or did
   * not allow it.
   *
   * @param outcome what became of it
   * @param access what was tried
   * @param address virtual
   */
  record PageFaulted(Stamp at, PageFault outcome, Access access, int address) implements Event {}

  /**
   * A signal is sent to the thread or process of the stamp.
   *
   * @param signal its number
   * @param code si_code: where it comes from
   */
  record SignalSent(Stamp at, int signal, int code) implements Event {}

  /**
   * The thread of the stamp is about to run a handler.
   *
   * @param signal its number
   * @param handler address of the handler
   */
  record SignalDelivered(Stamp at, int signal, int handler) implements Event {}

  /** The thread of the stamp has come back from a handler (rt_sigreturn). */
  record SignalReturned(Stamp at) implements Event {}

  /**
   * A range of addresses has been mapped.
   *
   * @param start first address, a multiple of 4096
   * @param end address behind the last
   * @param protection letters as in {@code r-x}
   * @param what what it is, as /proc/PID/maps says
   */
  record Mapped(Stamp at, int start, int end, String protection, String what) implements Event {}

  /**
   * A range of addresses is mapped no longer.
   *
   * @param start first address, a multiple of 4096
   * @param end address behind the last
   */
  record Unmapped(Stamp at, int start, int end) implements Event {}

  /**
   * A range of addresses is protected in another way.
   *
   * @param start first address, a multiple of 4096
   * @param end address behind the last
   * @param protection letters as in {@code r-x}
   */
  record Protected(Stamp at, int start, int end, String protection) implements Event {}

  /**
   * Something happened to a frame of memory.
   *
   * @param change what
   * @param frame its number: physical address / 4096
   * @param users mappings and owners that it has now
   */
  record FrameChanged(Stamp at, FrameChange change, int frame, int users) implements Event {}

  /**
   * Translations were discarded.
   *
   * @param reason why
   * @param entries of all TLBs together
   */
  record TlbFlushed(Stamp at, FlushReason reason, long entries) implements Event {}

  /**
   * Something is to happen at a cycle.
   *
   * @param due the cycle
   */
  record TimerArmed(Stamp at, long due) implements Event {}

  /**
   * Something is not to happen any more.
   *
   * @param due the cycle at which it was to happen
   */
  record TimerDisarmed(Stamp at, long due) implements Event {}

  /**
   * What was to happen at a cycle happens.
   *
   * @param due the cycle
   */
  record TimerExpired(Stamp at, long due) implements Event {}

  /**
   * Bytes went into a channel, or came out of it.
   *
   * @param channel what kind it is
   * @param object which of that kind
   * @param direction in or out
   * @param bytes how many
   * @param number of the last byte in a pipe, of the message elsewhere: the same when it comes out
   *     as when it went in
   */
  record Moved(
      Stamp at, Channel channel, String object, Direction direction, int bytes, long number)
      implements Event {}

  /**
   * The thread of the stamp waits at a futex from now on.
   *
   * @param object number of the address space, or of the shared pages
   * @param address of the word in it
   */
  record FutexWaited(Stamp at, long object, int address) implements Event {}

  /**
   * Waiters of a futex were woken.
   *
   * @param object number of the address space, or of the shared pages
   * @param address of the word in it
   * @param woken how many
   */
  record FutexWoken(Stamp at, long object, int address, int woken) implements Event {}

  /**
   * A thread runs more urgently, or less so again, as it has a lock that others wait for.
   *
   * @param holder its tid
   * @param lent whether somebody lends it anything from now on
   * @param priority real-time priority that it runs with, 0 for none
   * @param nice nice value that it runs with otherwise
   */
  record PriorityLent(Stamp at, int holder, boolean lent, int priority, int nice)
      implements Event {}

  /**
   * A packet is put on an interface, or comes in by one.
   *
   * @param device the interface's name
   * @param bytes the packet from its IPv4 header on; to be read, not changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record PacketSeen(Stamp at, String device, byte[] bytes) implements Event {}

  /**
   * The swap disk takes a request.
   *
   * @param write whether a page goes out, rather than comes in
   * @param block which
   * @param ready cycle at which it is done
   */
  record DiskRequested(Stamp at, boolean write, int block, long ready) implements Event {}

  /**
   * Bytes were written to the console.
   *
   * @param error whether to the standard error stream
   * @param bytes to be read, not changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record ConsoleWritten(Stamp at, boolean error, byte[] bytes) implements Event {}

  /**
   * A program's own deed is about to end its process, which still has all it had.
   *
   * @param signal that ends it
   * @param deed what it did
   * @param cause of the trap in which that is found out
   * @param address that the deed is about, if it is about one
   * @param value of the deed, see {@link Deed}
   */
  record Crashed(
      Stamp at, Signal signal, Deed deed, TrapCause cause, OptionalInt address, int value)
      implements Event {}
}
