package ringside.kernel.file.terminal;

/**
 * Shows what is typed, and takes back what was typed in error: a byte, a word, a line (Linux:
 * echo_char, eraser).
 */
final class LineEditor {
  private static final int CONTROL_BIT = 0x40;
  private static final int TAB = 8;

  private final Ring typed;
  private final LineOutput output;
  private Settings settings;
  private boolean erasing;

  LineEditor(Ring typed, LineOutput output, Settings settings) {
    this.typed = typed;
    this.output = output;
    this.settings = settings;
  }

  void use(Settings next) {
    settings = next;
    erasing = false;
  }

  /** Shows a byte, if what is typed is shown. */
  void echo(int value, boolean beginsLine) {
    if (value != '\n') {
      echoLiteral(value, beginsLine);
    } else if (settings.local(Settings.ECHO)) {
      finishErasing();
      output.put(value);
      output.flush();
    }
  }

  /** The same where a new line stands for itself. */
  void echoLiteral(int value, boolean beginsLine) {
    if (settings.local(Settings.ECHO)) {
      finishErasing();
      if (beginsLine) {
        output.beginLine();
      }
      show(value);
      output.flush();
    }
  }

  /** Shows the end of a line. */
  void echoNewLine() {
    if (settings.local(Settings.ECHO | Settings.ECHONL)) {
      output.put('\n');
      output.flush();
    }
  }

  /** Shows that the next byte stands for itself. */
  void echoLiteralNext() {
    if (settings.local(Settings.ECHO)) {
      finishErasing();
      if (settings.local(Settings.ECHOCTL)) {
        output.put('^');
        output.put('\b');
        output.flush();
      }
    }
  }

  /** Shows the line again, as far as it has been typed. */
  void reprint(int key, long start) {
    finishErasing();
    show(key);
    output.put('\n');
    for (long at = start; at < typed.head(); at++) {
      show(typed.at(at));
    }
    output.flush();
  }

  /** A byte as it is shown: control characters as ^X. */
  private void show(int value) {
    if (settings.local(Settings.ECHOCTL) && isControl(value) && value != '\t') {
      output.put('^');
      output.put(value ^ CONTROL_BIT);
    } else {
      output.put(value);
    }
  }

  /** Takes back a byte, a word or all of the line that begins at a position. */
  void erase(int key, long start) {
    if (typed.head() == start) {
      return;
    }
    boolean line = settings.is(key, Settings.VKILL);
    if (line && !erasesVisibly()) {
      forgetLine(key, start);
      return;
    }
    boolean word = !line && !settings.is(key, Settings.VERASE);
    boolean inWord = false;
    while (typed.head() > start) {
      long at = characterStart(start);
      int value = typed.at(at);
      if (output.isContinuation(value)) {
        break;
      }
      if (word && inWord && !isWord(value)) {
        break;
      }
      inWord |= isWord(value);
      long end = typed.head();
      typed.cut(at);
      unshow(value, end, start, !line && !word);
      if (!line && !word) {
        break;
      }
    }
    if (typed.head() == start) {
      finishErasing();
    }
    output.flush();
  }

  private boolean erasesVisibly() {
    return settings.local(Settings.ECHO)
        && settings.local(Settings.ECHOK)
        && settings.local(Settings.ECHOKE)
        && settings.local(Settings.ECHOE);
  }

  private void forgetLine(int key, long start) {
    typed.cut(start);
    if (!settings.local(Settings.ECHO)) {
      return;
    }
    finishErasing();
    show(key);
    if (settings.local(Settings.ECHOK)) {
      output.put('\n');
    }
    output.flush();
  }

  private long characterStart(long start) {
    long at = typed.head() - 1;
    while (at > start && output.isContinuation(typed.at(at))) {
      at--;
    }
    return at;
  }

  /** Shows that a character is gone, whose bytes still stand in the ring up to an end. */
  private void unshow(int value, long end, long start, boolean single) {
    if (!settings.local(Settings.ECHO)) {
      return;
    }
    if (settings.local(Settings.ECHOPRT)) {
      printErased(value, end);
    } else if (single && !settings.local(Settings.ECHOE)) {
      show(settings.character(Settings.VERASE));
    } else if (value == '\t') {
      goBackTab(start);
    } else {
      boolean asTwo = isControl(value) && settings.local(Settings.ECHOCTL);
      goBack(asTwo ? 2 : isControl(value) ? 0 : 1);
    }
  }

  private void goBack(int columns) {
    for (int i = 0; i < columns; i++) {
      output.put('\b');
      output.put(' ');
      output.put('\b');
    }
  }

  /** With ECHOPRT, as on paper: what is erased is printed between \ and /. */
  private void printErased(int value, long end) {
    if (!erasing) {
      output.put('\\');
      erasing = true;
    }
    show(value);
    for (long at = typed.head() + 1; at < end; at++) {
      output.put(typed.at(at));
    }
  }

  private void finishErasing() {
    if (erasing) {
      output.put('/');
      erasing = false;
    }
  }

  /** Back over a tab: as many columns as it has made from what stands before it. */
  private void goBackTab(long start) {
    int columns = 0;
    boolean afterTab = false;
    for (long at = typed.head() - 1; at >= start && !afterTab; at--) {
      int value = typed.at(at);
      if (value == '\t') {
        afterTab = true;
      } else if (isControl(value)) {
        columns += settings.local(Settings.ECHOCTL) ? 2 : 0;
      } else if (!output.isContinuation(value)) {
        columns++;
      }
    }
    int before = afterTab ? columns : columns + output.canonicalColumn();
    for (int i = TAB - before % TAB; i > 0; i--) {
      output.put('\b');
    }
  }

  private static boolean isControl(int value) {
    return value < ' ' || value == 0x7f;
  }

  private static boolean isWord(int value) {
    return value == '_' || Character.isLetterOrDigit(value) && value < 0x80;
  }
}
