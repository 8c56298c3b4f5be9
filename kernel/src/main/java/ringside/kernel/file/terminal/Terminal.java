package ringside.kernel.file.terminal;

import java.util.List;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * A terminal (termios(3), ioctl_tty(2); Linux: tty_struct): what programs read of it has come
 * through {@link LineInput}, what they write goes through {@link LineOutput} to a {@link Line}.
 */
public final class Terminal {
  private final Wakeups wakeups;
  private final Line line;
  private final LineOutput output;
  private final LineInput input;
  private final TerminalReader reader;
  private final TerminalWriter writer;
  private final Foreground foreground;
  private final WaitQueue keys = new WaitQueue(WaitTarget.of(WaitTarget.Kind.KEY));
  private final WaitQueue room = new WaitQueue(WaitTarget.of(WaitTarget.Kind.TERMINAL_ROOM));
  private final int device;
  private Settings settings;
  private WindowSize size = WindowSize.UNKNOWN;
  private boolean exclusive;
  private int hangUps;
  private int users;

  /**
   * A terminal that nobody uses yet.
   *
   * @param device its number: major in bits 8 and up, minor below
   * @param line where its output goes
   */
  public Terminal(
      KernelMemory memory, Wakeups wakeups, Jobs jobs, int device, Line line, Settings settings) {
    this.wakeups = wakeups;
    this.line = line;
    this.settings = settings;
    this.device = device;
    this.foreground = new Foreground(this, jobs);
    this.output = new LineOutput(line, settings);
    this.input = new LineInput(memory, output, settings, this::keySignal);
    this.reader = new TerminalReader(input, keys, jobs);
    this.writer = new TerminalWriter(memory.code(), output, room);
  }

  /** Its number: major in bits 8 and up, minor below. */
  public int device() {
    return device;
  }

  /** A program has opened it. */
  void opened() {
    users++;
    line.opened();
  }

  /** A program has closed it; the last one leaves its session without a terminal. */
  void closed() {
    users--;
    if (users == 0) {
      foreground.closed();
      line.closed();
    }
  }

  /** Whose it is. */
  public Foreground foreground() {
    return foreground;
  }

  /** How it treats what comes and goes. */
  public Settings settings() {
    return settings;
  }

  /** Sets how it treats what comes and goes. */
  public void use(Settings next) {
    boolean flowEnds = settings.input(Settings.IXON) && !next.input(Settings.IXON);
    line.changed(settings, next);
    settings = next;
    output.use(next);
    input.use(next);
    if (flowEnds) {
      go();
    }
    wakeups.wakeAll(keys, Reason.TERMINAL_CHANGED);
  }

  /** Rows and columns. */
  public WindowSize size() {
    return size;
  }

  /** Sets rows and columns; the group in front is told of another size (SIGWINCH). */
  public void resize(WindowSize next) {
    if (!next.equals(size)) {
      size = next;
      foreground.signal(Signal.SIGWINCH);
    }
  }

  /** Whether nobody but root may open it once more (TIOCEXCL). */
  public boolean isExclusive() {
    return exclusive;
  }

  /** Sets whether nobody but root may open it once more. */
  public void setExclusive(boolean value) {
    exclusive = value;
  }

  /** Reads for a program that may. */
  public Outcome read(UserMemory memory, int address, int length, boolean nonBlocking) {
    boolean wasFull = !input.hasRoom();
    Outcome outcome = reader.read(settings, memory, address, length, nonBlocking);
    if (wasFull && input.hasRoom()) {
      line.inputHasRoom();
    }
    return outcome;
  }

  /** Writes for a program that may. */
  public Outcome write(
      UserMemory memory, int address, int length, int written, boolean nonBlocking) {
    return writer.write(memory, address, length, written, nonBlocking);
  }

  /** Whether a writer in the background is to stop (TOSTOP). */
  public boolean stopsWriters() {
    return settings.local(Settings.TOSTOP);
  }

  /** Whether it could take a byte from whoever types. */
  public boolean takesKeys() {
    return input.hasRoom();
  }

  /** Whoever types has typed a byte. */
  public void type(int key) {
    boolean stopped = output.isStopped();
    int before = input.available();
    input.receive(key);
    if (input.available() > before) {
      wakeups.wakeAll(keys, Reason.KEY_PRESSED);
    }
    if (stopped && !output.isStopped()) {
      roomMade();
    }
  }

  private void keySignal(Signal signal) {
    if (!settings.local(Settings.NOFLSH)) {
      discardInput();
      discardOutput();
    }
    foreground.signal(signal);
  }

  /** Bytes that could be read now (FIONREAD). */
  public int countable() {
    return input.countable();
  }

  /** Throws away what has been typed and not been read. */
  public void discardInput() {
    input.discard();
    line.inputDiscarded();
  }

  /** The same, and takes what has been waiting for room (tcflush(3)). */
  public void flushInput() {
    discardInput();
    line.inputHasRoom();
  }

  /** Throws away what has been written and not been taken. */
  public void discardOutput() {
    line.discard();
    roomMade();
  }

  /** Stops output (tcflow(3)). */
  public void hold() {
    output.stop(true, true);
  }

  /** Lets output go on. */
  public void go() {
    output.stop(false, false);
    roomMade();
  }

  /** Asks whoever types to stop, as a key would ask a program (TCIOFF). */
  public void sendStop() {
    send(settings.character(Settings.VSTOP));
  }

  /** Lets whoever types go on. */
  public void sendStart() {
    send(settings.character(Settings.VSTART));
  }

  private void send(int value) {
    if (value != 0 && line.room() > 0) {
      line.put(value);
      line.flush();
    }
  }

  /** A key, or who holds the master, asks for a signal to the group in front. */
  public void signal(Signal signal) {
    foreground.signal(signal);
  }

  /** There may be room for writers. */
  void roomMade() {
    wakeups.wakeAll(room, Reason.TERMINAL_READ);
  }

  /** What its programs need not wait for. */
  public int readiness() {
    int in = reader.isReady(settings) ? Readiness.IN : 0;
    return output.hasRoom() ? in | Readiness.OUT : in;
  }

  /** Where to wait for keys. */
  public WaitQueue keys() {
    return keys;
  }

  /** Where to wait for {@link #readiness} to change. */
  public List<WaitQueue> readinessQueues() {
    return List.of(keys, room);
  }

  /** How often it has been hung up: who opened it before has it no longer. */
  public int hangUps() {
    return hangUps;
  }

  /** Takes it away from all who have it open (vhangup(2), and the end of a pair's master). */
  public void hangUp() {
    hangUps++;
    exclusive = false;
    foreground.hangUp();
    discardInput();
    wakeups.wakeAll(keys, Reason.TERMINAL_CHANGED);
    wakeups.wakeAll(room, Reason.TERMINAL_CHANGED);
  }

  /** Gives back what it has kept. */
  public void release() {
    input.release();
  }
}
