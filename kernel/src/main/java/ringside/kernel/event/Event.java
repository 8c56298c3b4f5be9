package ringside.kernel.event;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ringside.cpu.TrapCause;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.mmu.ledger.SwitchKind;

/** Something that has happened. Events hold ids and reasons; words for people are made above. */
public sealed interface Event {
  /** When, and on whose behalf. */
  Stamp at();

  /** Its kind, by which sinks ask for it. */
  EventKind kind();

  /**
   * A thread went from one state to another.
   *
   * @param target what it waits for now, or null where it does not wait for a queue
   */
  record StateChanged(
      Stamp at, ThreadState from, ThreadState to, Reason reason, @Nullable WaitTarget target)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.STATE;
    }
  }

  /** A hart went to another thread: that of the stamp. */
  record Switched(Stamp at, SwitchKind change) implements Event {
    @Override
    public EventKind kind() {
      return EventKind.SWITCH;
    }
  }

  /**
   * A thread makes a system call.
   *
   * @param number in a7
   * @param title its name
   * @param arguments a0 to a5
   */
  record Called(Stamp at, int number, String title, List<Integer> arguments) implements Event {
    @Override
    public EventKind kind() {
      return EventKind.CALL;
    }
  }

  /**
   * A system call is over; one that waits is not, until it has waited.
   *
   * @param call number of the event with which it began
   * @param title its name
   * @param value what it returns where it succeeds, else 0
   * @param errno its error where it fails
   */
  record Returned(
      Stamp at, long call, int number, String title, CallEnd end, int value, @Nullable Errno errno)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.CALL;
    }
  }

  /** How a system call ends. */
  enum CallEnd {
    /** It returns its value. */
    DONE,
    /** It returns an error. */
    FAILED,
    /** A signal interrupts it; it is made again, or fails with EINTR. */
    INTERRUPTED,
    /** There is nobody to return to: the thread has ended or begun another program. */
    GONE
  }

  /** A system call was made that the kernel does not have. */
  record Unsupported(Stamp at, int number, List<Integer> arguments) implements Event {
    @Override
    public EventKind kind() {
      return EventKind.CALL;
    }
  }

  /**
   * A system call failed that was meant for another system (RARS, Venus).
   *
   * @param title what the number means here
   * @param foreign the number by which the other system knows what was meant
   */
  record Misunderstood(Stamp at, int number, String title, int foreign) implements Event {
    @Override
    public EventKind kind() {
      return EventKind.CALL;
    }
  }

  /**
   * A packet is put on an interface, or comes in by one.
   *
   * @param device the interface's name
   * @param bytes the packet from its IPv4 header on; to be read, not changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record PacketSeen(Stamp at, String device, byte[] bytes) implements Event {
    @Override
    public EventKind kind() {
      return EventKind.PACKET;
    }
  }

  /**
   * A program's own deed is about to end its process, which still has all it had.
   *
   * @param signal that ends it
   * @param cause of the trap in which that is found out
   * @param address that the deed is about, if it is about one
   * @param value of the deed, see {@link Deed}
   */
  record Crashed(
      Stamp at, Signal signal, Deed deed, TrapCause cause, OptionalInt address, int value)
      implements Event {
    @Override
    public EventKind kind() {
      return EventKind.CRASH;
    }
  }
}
