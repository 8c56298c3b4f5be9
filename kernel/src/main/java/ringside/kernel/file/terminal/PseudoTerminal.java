package ringside.kernel.file.terminal;

import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * A pair (pty(7)): a terminal at which programs sit, and the master, whose holder types and sees
 * what is written. What is written waits here for the master; so does what is typed while the
 * terminal can take no more.
 */
public final class PseudoTerminal implements Line {
  /** Major number of the terminals of pairs (Linux: UNIX98_PTY_SLAVE_MAJOR). */
  private static final int MAJOR = 136;

  private static final int MINOR_BITS = 0xff;
  private static final int HIGH_MINOR_SHIFT = 12;
  private static final int WRITTEN_FRAMES = 5;
  private static final int TYPED_FRAMES = 4;
  private static final int BLOCK = 256;

  private final int number;
  private final KernelCode code;
  private final Wakeups wakeups;
  private final Ring written;
  private final Ring typed;
  private final Terminal terminal;
  private final PacketMode packets = new PacketMode();
  private final WaitQueue output = new WaitQueue(WaitTarget.of(WaitTarget.Kind.TERMINAL_WRITTEN));
  private final WaitQueue room = new WaitQueue(WaitTarget.of(WaitTarget.Kind.TERMINAL_ROOM));
  private boolean locked = true;
  private boolean slaveClosed;
  private boolean ended;

  PseudoTerminal(int number, KernelMemory memory, Wakeups wakeups, Jobs jobs) {
    this.number = number;
    this.code = memory.code();
    this.wakeups = wakeups;
    this.written = new Ring(memory, WRITTEN_FRAMES);
    this.typed = new Ring(memory, TYPED_FRAMES);
    this.terminal =
        new Terminal(memory, wakeups, jobs, device(number), this, Settings.interactive(false));
  }

  private static int device(int number) {
    return MAJOR << 8 | number & MINOR_BITS | (number & ~MINOR_BITS) << HIGH_MINOR_SHIFT;
  }

  /** N of /dev/pts/N. */
  public int number() {
    return number;
  }

  /** The terminal at which programs sit. */
  public Terminal terminal() {
    return terminal;
  }

  /** Whether the terminal can't be opened yet (unlockpt(3)). */
  public boolean isLocked() {
    return locked;
  }

  /** Sets whether the terminal can be opened. */
  public void setLocked(boolean value) {
    locked = value;
  }

  /** What the master is told beside bytes. */
  public PacketMode packets() {
    return packets;
  }

  /** Whether the master has gone. */
  boolean isEnded() {
    return ended;
  }

  /** What the master may read at once. */
  public int readable() {
    return written.size();
  }

  Outcome read(UserMemory memory, int address, int length, boolean nonBlocking) {
    code.run(Routine.CONSOLE_IO);
    if (packets.hasNews()) {
      memory.write(address, new byte[] {(byte) packets.take()});
      return Outcome.done(1);
    }
    if (written.size() > 0) {
      return Outcome.done(take(memory, address, length));
    }
    if (slaveClosed) {
      return Outcome.failed(Errno.EIO);
    }
    return nonBlocking ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(output);
  }

  private int take(UserMemory memory, int address, int length) {
    int head = packets.isOn() ? 1 : 0;
    if (head > 0) {
      memory.write(address, new byte[1]);
    }
    int bytes = Math.min(length - head, written.size());
    written.drain(memory, address + head, bytes);
    terminal.roomMade();
    return head + bytes;
  }

  Outcome write(UserMemory memory, int address, int length, int before, boolean nonBlocking) {
    int done = before;
    while (done < length && typed.room() > 0) {
      done += type(memory.read(address + done, Math.min(BLOCK, length - done)));
    }
    if (done == length) {
      return Outcome.done(done);
    }
    if (nonBlocking) {
      return done > 0 ? Outcome.done(done) : Outcome.failed(Errno.EAGAIN);
    }
    return Outcome.wait(room, done);
  }

  private int type(byte[] bytes) {
    int count = 0;
    while (count < bytes.length && typed.room() > 0 && typed.put(bytes[count] & 0xff)) {
      count++;
    }
    deliver();
    return count;
  }

  private void deliver() {
    while (typed.size() > 0 && terminal.takesKeys()) {
      terminal.type(typed.take());
    }
  }

  int readiness() {
    int in = written.size() > 0 || packets.hasNews() ? Readiness.IN : 0;
    int more = packets.hasNews() ? Readiness.PRI : 0;
    int out = typed.room() > 0 ? Readiness.OUT : 0;
    return in | more | out | (slaveClosed ? Readiness.HUP : 0);
  }

  WaitQueue output() {
    return output;
  }

  WaitQueue typingRoom() {
    return room;
  }

  /** The master is closed: its programs lose their terminal. */
  void end() {
    ended = true;
    terminal.hangUp();
    terminal.release();
    written.release();
    typed.release();
  }

  /** Throws away what the master has typed and the terminal has not taken. */
  public void discardTyped() {
    typed.clear();
    wakeups.wakeAll(room, Reason.TERMINAL_READ);
  }

  /** Throws away what programs have written and the master has not read. */
  public void discardWritten() {
    written.clear();
    terminal.roomMade();
  }

  @Override
  public void opened() {
    slaveClosed = false;
  }

  @Override
  public void closed() {
    slaveClosed = true;
    wakeups.wakeAll(output, Reason.TERMINAL_CHANGED);
  }

  @Override
  public int room() {
    return written.room();
  }

  @Override
  public void put(int value) {
    code.run(Routine.TERMINAL_BYTE);
    written.put(value);
  }

  @Override
  public void flush() {
    if (written.size() > 0) {
      wakeups.wakeAll(output, Reason.TERMINAL_WRITTEN);
    }
  }

  @Override
  public void discard() {
    written.clear();
    tell(PacketMode.FLUSHED_WRITTEN, 0);
  }

  @Override
  public void inputDiscarded() {
    tell(PacketMode.FLUSHED_TYPED, 0);
  }

  @Override
  public void inputHasRoom() {
    boolean waits = typed.size() > 0;
    deliver();
    if (waits) {
      wakeups.wakeAll(room, Reason.TERMINAL_READ);
    }
  }

  @Override
  public void stopped(boolean value) {
    tell(
        value ? PacketMode.STOPPED : PacketMode.GOES_ON,
        value ? PacketMode.GOES_ON : PacketMode.STOPPED);
  }

  @Override
  public void changed(Settings former, Settings next) {
    if (former.usualFlowControl() != next.usualFlowControl()) {
      boolean usual = next.usualFlowControl();
      tell(
          usual ? PacketMode.USUAL_FLOW : PacketMode.NO_FLOW,
          usual ? PacketMode.NO_FLOW : PacketMode.USUAL_FLOW);
    }
  }

  private void tell(int news, int instead) {
    if (packets.note(news, instead)) {
      wakeups.wakeAll(output, Reason.TERMINAL_CHANGED);
    }
  }

  @Override
  public boolean endsLines() {
    return false;
  }
}
