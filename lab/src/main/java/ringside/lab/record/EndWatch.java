package ringside.lab.record;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import ringside.isa.abi.Syscall;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.process.Process;

/**
 * Finds the moment of a run that has most to show: a process is about to end and still has all it
 * had, while more processes live than whenever that was so before. It is told of each time, and so
 * no more often than there are processes side by side.
 */
public final class EndWatch implements EventSink {
  private final Supplier<Computer> computer;
  private final Runnable look;
  private long most;

  /**
   * A watch over a computer that is built later.
   *
   * @param look what is done at such a moment, while the computer stands there
   */
  public EndWatch(Supplier<Computer> computer, Runnable look) {
    this.computer = computer;
    this.look = look;
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.CALL, EventKind.PROCESS);
  }

  @Override
  public void event(Event event) {
    if (!isEnd(event)) {
      return;
    }
    long living = computer.get().processes().all().stream().filter(EndWatch::lives).count();
    if (living > most) {
      most = living;
      look.run();
    }
  }

  private static boolean lives(Process process) {
    return process.exitStatus() == null;
  }

  private boolean isEnd(Event event) {
    if (event instanceof Event.Called call) {
      return call.number() == Syscall.EXIT_GROUP.number()
          || call.number() == Syscall.EXIT.number() && isAlone(event.at().pid());
    }
    return event instanceof Event.Killed;
  }

  /** Whether a process has one thread only. */
  private boolean isAlone(int pid) {
    return computer.get().processes().all().stream()
        .anyMatch(process -> process.pid() == pid && process.threads().size() == 1);
  }
}
