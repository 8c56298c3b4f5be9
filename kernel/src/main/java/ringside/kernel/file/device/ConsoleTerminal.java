package ringside.kernel.file.device;

import ringside.kernel.file.terminal.Jobs;
import ringside.kernel.file.terminal.Settings;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.WindowSize;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.wait.Wakeups;

/**
 * The console and the terminal that it may be. Where keys come as they are pressed, lines are made
 * of them by the terminal; else they come as lines, which have been edited and shown already.
 */
public final class ConsoleTerminal {
  private static final int DEVICE = 5 << 8 | 1;
  private static final int ROWS = 24;
  private static final int COLUMNS = 80;

  private final Console console;
  private final Terminal terminal;

  /** What there is between a console and its programs. */
  public ConsoleTerminal(KernelMemory memory, Wakeups wakeups, Jobs jobs, Console console) {
    this.console = console;
    ConsoleLine line = new ConsoleLine(console, memory.code());
    this.terminal = new Terminal(memory, wakeups, jobs, DEVICE, line, Settings.interactive(true));
    WindowSize seen = console.hasKeyboard() ? console.takeSize() : null;
    terminal.resize(seen == null ? WindowSize.of(ROWS, COLUMNS) : seen);
  }

  /** The console. */
  public Console console() {
    return console;
  }

  /** The terminal. */
  public Terminal terminal() {
    return terminal;
  }

  /** Keys have been pressed. */
  public void type(byte[] keys) {
    for (byte key : keys) {
      if (terminal.takesKeys()) {
        terminal.type(key & 0xff);
      }
    }
  }

  /** Nothing can run: waits a little for a key; false where none will come. */
  public boolean awaitKey() {
    return console.awaitKey(isAwaited());
  }

  /** Whether programs wait for keys that come as they are pressed. */
  public boolean isAwaited() {
    return console.hasKeyboard() && !terminal.keys().isEmpty();
  }

  /**
   * Whether somebody sits there for whom time passes as it does outside: programs wait for keys, or
   * one has put a group in front.
   */
  public boolean isInteractive() {
    return console.hasKeyboard() && (!terminal.keys().isEmpty() || terminal.foreground().wasSet());
  }
}
