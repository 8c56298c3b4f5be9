package ringside.kernel.file.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenInode;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;

/** A terminal as its programs have it open. */
public final class TerminalFile extends OpenInode implements TerminalEnd {
  private static final int HUNG_UP =
      Readiness.IN
          | Readiness.OUT
          | Readiness.ERR
          | Readiness.HUP
          | Readiness.RDNORM
          | Readiness.WRNORM;

  private final Terminal terminal;
  private final boolean system;
  private final int hangUps;

  /**
   * Opens a terminal.
   *
   * @param system whether it is opened as /dev/console, which stops nobody
   */
  public TerminalFile(Terminal terminal, Located where, OpenFlags flags, boolean system) {
    super(where, flags);
    this.terminal = terminal;
    this.system = system;
    this.hangUps = terminal.hangUps();
    terminal.opened();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public boolean isHungUp() {
    return hangUps != terminal.hangUps();
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    if (isHungUp()) {
      return Outcome.done(0);
    }
    Outcome stopped = system ? null : terminal.foreground().check(Signal.SIGTTIN);
    return stopped == null ? terminal.read(memory, address, length, nonBlocking()) : stopped;
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    if (isHungUp()) {
      return written > 0 ? Outcome.done(written) : Outcome.failed(Errno.EIO);
    }
    Outcome stopped = stopsWriter();
    return stopped == null
        ? terminal.write(memory, address, length, written, nonBlocking())
        : written > 0 ? Outcome.done(written) : stopped;
  }

  private @Nullable Outcome stopsWriter() {
    boolean asked = terminal.stopsWriters() && !system;
    return asked ? terminal.foreground().check(Signal.SIGTTOU) : null;
  }

  @Override
  public boolean hasPositions() {
    return false;
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public int readable() {
    return isHungUp() ? 0 : terminal.countable();
  }

  @Override
  public int readiness() {
    return isHungUp() ? HUNG_UP : terminal.readiness();
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return terminal.readinessQueues();
  }

  @Override
  public boolean signalsReadiness() {
    return true;
  }

  /** What is typed or written is signalled, room is not. */
  @Override
  public List<WaitQueue> signallingQueues() {
    return List.of(terminal.keys());
  }

  @Override
  public int signalledGroup() {
    return isHungUp() || terminal.foreground().group() == 0 ? -1 : terminal.foreground().group();
  }

  @Override
  public String title() {
    return "terminal";
  }

  @Override
  protected void closed() {
    terminal.closed();
    super.closed();
  }
}
