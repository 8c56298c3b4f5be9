package ringside.kernel.file.terminal;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.mmu.memory.PhysicalMemory;

/** What becomes of bytes on their way in (termios(3), input and local modes; Linux: n_tty). */
final class LineInput {
  private static final int SIZE = PhysicalMemory.FRAME_BYTES;
  private static final int END_OF_FILE = 0;

  private final KernelCode code;
  private final Ring typed;
  private final BitSet lineEnds = new BitSet(SIZE);
  private final LineOutput output;
  private final LineEditor editor;
  private final Keys keys;
  private Settings settings;
  private long lines;
  private boolean literal;

  /** Who is told of keys that mean more than a byte. */
  interface Keys {
    /** A key asks for a signal to the group in the foreground. */
    void signal(Signal signal);
  }

  LineInput(KernelMemory memory, LineOutput output, Settings settings, Keys keys) {
    this.code = memory.code();
    this.typed = new Ring(memory, 1);
    this.output = output;
    this.editor = new LineEditor(typed, output, settings);
    this.settings = settings;
    this.keys = keys;
  }

  /** Other settings; what has been typed becomes one line where lines begin to count. */
  void use(Settings next) {
    boolean changes = next.canonical() != settings.canonical();
    settings = next;
    editor.use(next);
    if (!changes) {
      return;
    }
    literal = false;
    lineEnds.clear();
    lines = typed.tail();
    if (next.canonical() && typed.size() > 0) {
      lineEnds.set(slot(typed.head() - 1));
      lines = typed.head();
    }
  }

  /** Whether a byte could be taken: one line may grow for ever, though its end is lost. */
  boolean hasRoom() {
    return typed.room() > 1 || settings.canonical() && lines == typed.tail();
  }

  /** Bytes that a program may read now. */
  int available() {
    return (int) ((settings.canonical() ? lines : typed.head()) - typed.tail());
  }

  /** The same without the marks that end a file (FIONREAD). */
  int countable() {
    int count = available();
    if (settings.canonical()) {
      for (long at = typed.tail(); at < lines; at++) {
        count -= endsFile(at) ? 1 : 0;
      }
    }
    return count;
  }

  /** A byte has come from whoever types. */
  void receive(int given) {
    code.run(Routine.TERMINAL_BYTE);
    int value = settings.input(Settings.ISTRIP) ? given & 0x7f : given;
    value = settings.input(Settings.IUCLC) ? Character.toLowerCase(value) : value;
    if (literal) {
      literal = false;
      editor.echoLiteral(value, lines == typed.head());
      put(value);
    } else if (!controlsFlow(value) && !asksForSignal(value)) {
      output.resumeByAnyKey();
      int mapped = mapped(value);
      if (mapped >= 0 && !(settings.canonical() && edits(mapped))) {
        accept(mapped);
      }
    }
  }

  private boolean controlsFlow(int value) {
    if (!settings.input(Settings.IXON)) {
      return false;
    }
    if (settings.is(value, Settings.VSTART)) {
      output.resume();
      return true;
    }
    if (settings.is(value, Settings.VSTOP)) {
      output.stop(true, false);
      return true;
    }
    return false;
  }

  private boolean asksForSignal(int value) {
    Signal signal = settings.local(Settings.ISIG) ? signalOf(value) : null;
    if (signal == null) {
      return false;
    }
    keys.signal(signal);
    if (settings.input(Settings.IXON)) {
      output.resume();
    }
    editor.echo(value, false);
    return true;
  }

  private @Nullable Signal signalOf(int value) {
    if (settings.is(value, Settings.VINTR)) {
      return Signal.SIGINT;
    }
    if (settings.is(value, Settings.VQUIT)) {
      return Signal.SIGQUIT;
    }
    return settings.is(value, Settings.VSUSP) ? Signal.SIGTSTP : null;
  }

  /** Return and new line as the settings exchange them; -1 for what is ignored. */
  private int mapped(int value) {
    if (value == '\r') {
      return settings.input(Settings.IGNCR) ? -1 : settings.input(Settings.ICRNL) ? '\n' : value;
    }
    return value == '\n' && settings.input(Settings.INLCR) ? '\r' : value;
  }

  /** Whether a key edits or ends the line. */
  private boolean edits(int value) {
    boolean extended = settings.local(Settings.IEXTEN);
    if (settings.is(value, Settings.VERASE)
        || settings.is(value, Settings.VKILL)
        || extended && settings.is(value, Settings.VWERASE)) {
      editor.erase(value, lines);
    } else if (extended && settings.is(value, Settings.VLNEXT)) {
      literal = true;
      editor.echoLiteralNext();
    } else if (extended && settings.local(Settings.ECHO) && settings.is(value, Settings.VREPRINT)) {
      editor.reprint(value, lines);
    } else {
      return endsLine(value, extended);
    }
    return true;
  }

  private boolean endsLine(int value, boolean extended) {
    if (value == '\n') {
      editor.echoNewLine();
      endLine(value);
    } else if (settings.is(value, Settings.VEOF)) {
      endLine(END_OF_FILE);
    } else if (settings.is(value, Settings.VEOL)
        || extended && settings.is(value, Settings.VEOL2)) {
      editor.echo(value, lines == typed.head());
      endLine(value);
    } else {
      return false;
    }
    return true;
  }

  private void accept(int value) {
    editor.echo(value, lines == typed.head());
    put(value);
  }

  private void endLine(int value) {
    if (put(value)) {
      lineEnds.set(slot(typed.head() - 1));
      lines = typed.head();
    }
  }

  /** What comes when a line is full takes the place of its last byte. */
  private boolean put(int value) {
    if (typed.room() == 0) {
      typed.cut(typed.head() - 1);
    }
    lineEnds.clear(slot(typed.head()));
    return typed.put(value);
  }

  /** Copies out what may be read, up to the end of a line where lines count. */
  int read(UserMemory user, int address, int length) {
    int most = Math.min(length, available());
    if (!settings.canonical()) {
      typed.drain(user, address, most);
      lines = Math.max(lines, typed.tail());
      return most;
    }
    int count = 0;
    boolean ended = false;
    while (count < most && !ended) {
      ended = lineEnds.get(slot(typed.tail() + count));
      count += ended && endsFile(typed.tail() + count) ? 0 : 1;
    }
    typed.drain(user, address, count);
    // The mark that ends a file behind the bytes is no end of its own.
    boolean endedByLine = count > 0 && lineEnds.get(slot(typed.tail() - 1));
    if (available() > 0 && endsFile(typed.tail()) && !endedByLine) {
      typed.skip();
    }
    return count;
  }

  private boolean endsFile(long position) {
    return lineEnds.get(slot(position)) && typed.at(position) == END_OF_FILE;
  }

  /** Forgets what has been typed (tcflush(3)). */
  void discard() {
    typed.clear();
    lineEnds.clear();
    lines = typed.tail();
    literal = false;
  }

  void release() {
    discard();
    typed.release();
  }

  private static int slot(long position) {
    return (int) (position % SIZE);
  }
}
