package ringside.kernel.file.terminal;

/** What becomes of bytes on their way out (termios(3), output modes; Linux: do_output_char). */
final class LineOutput {
  private static final int TAB = 8;

  private final Line line;
  private Settings settings;
  private int column;
  private int canonicalColumn;
  private boolean stopped;
  private boolean stoppedByCall;

  LineOutput(Line line, Settings settings) {
    this.line = line;
    this.settings = settings;
  }

  void use(Settings next) {
    settings = next;
  }

  /** Whether nothing may go out now (Ctrl-S, tcflow(3)). */
  boolean isStopped() {
    return stopped;
  }

  /** Stops output, or lets it go on. */
  void stop(boolean value, boolean byCall) {
    stoppedByCall = value && byCall;
    if (stopped != value) {
      stopped = value;
      line.stopped(value);
    }
  }

  /** A key lets output go on, where a key has stopped it. */
  void resume() {
    if (stopped && !stoppedByCall) {
      stop(false, false);
    }
  }

  /** Any key does, with IXANY. */
  void resumeByAnyKey() {
    if (settings.input(Settings.IXON) && settings.input(Settings.IXANY)) {
      resume();
    }
  }

  /** Whether there is room for what a byte may become. */
  boolean hasRoom() {
    return !stopped && line.room() >= TAB;
  }

  /** Column at which the line that is being typed begins. */
  int canonicalColumn() {
    return canonicalColumn;
  }

  /** The line that is being typed begins here. */
  void beginLine() {
    canonicalColumn = column;
  }

  /** Writes a byte, for which there is room; what is echoed where there is none is lost. */
  void put(int value) {
    if (line.room() < TAB) {
      return;
    }
    if (settings.output(Settings.OPOST)) {
      process(value);
    } else {
      line.put(value);
    }
  }

  void flush() {
    line.flush();
  }

  private void process(int value) {
    switch (value) {
      case '\n' -> newLine();
      case '\r' -> carriageReturn();
      case '\t' -> tab();
      case '\b' -> {
        column -= column > 0 ? 1 : 0;
        line.put(value);
      }
      default -> ordinary(value);
    }
  }

  private void newLine() {
    if (settings.output(Settings.ONLRET | Settings.ONLCR)) {
      column = 0;
      canonicalColumn = 0;
    }
    if (settings.output(Settings.ONLCR) && !line.endsLines()) {
      line.put('\r');
    }
    line.put('\n');
  }

  private void carriageReturn() {
    if (settings.output(Settings.ONOCR) && column == 0) {
      return;
    }
    if (!settings.output(Settings.OCRNL)) {
      column = 0;
      canonicalColumn = 0;
      line.put('\r');
      return;
    }
    if (settings.output(Settings.ONLRET)) {
      column = 0;
      canonicalColumn = 0;
    }
    line.put('\n');
  }

  private void tab() {
    int spaces = TAB - column % TAB;
    column += spaces;
    if (!settings.expandsTabs()) {
      line.put('\t');
      return;
    }
    for (int i = 0; i < spaces; i++) {
      line.put(' ');
    }
  }

  private void ordinary(int value) {
    boolean control = value < ' ' || value == 0x7f;
    boolean lower = value >= 'a' && value <= 'z';
    if (!control && !isContinuation(value)) {
      column++;
    }
    line.put(settings.output(Settings.OLCUC) && lower ? value - 'a' + 'A' : value);
  }

  /** Whether a byte goes on with a character of several (UTF-8). */
  boolean isContinuation(int value) {
    return settings.input(Settings.IUTF8) && (value & 0xc0) == 0x80;
  }
}
