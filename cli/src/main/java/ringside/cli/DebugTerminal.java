package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import ringside.lab.debugger.Debugger;
import ringside.lab.debugger.panel.Row;
import ringside.lab.debugger.panel.Tone;

/**
 * A person's window: lines that can be edited, completed and called back, and the panels at each
 * stop. Only {@code debug} loads it, and the library that it stands on.
 */
final class DebugTerminal implements DebugLoop.Source, AutoCloseable {
  /** Rows of a window that are left to commands and what they print. */
  private static final int OTHER_ROWS = 6;

  private static final Size USUAL = Size.of(80, 24);
  private static final String ESCAPE = "\u001b[";
  private static final String BOLD = ESCAPE + "1m";

  /** Magenta: to be told from black and from white. */
  private static final String STRONG = ESCAPE + "1;35m";

  private static final String USUAL_TONE = ESCAPE + "0m";

  private final Terminal terminal;
  private final LineReader reader;
  private final Debugger debugger;
  private final PrintStream out;
  private final boolean coloured;
  private final AtomicBoolean interrupted;

  /**
   * A window that is there already.
   *
   * @param coloured whether tones are shown, or the text alone
   */
  DebugTerminal(
      Terminal terminal,
      Debugger debugger,
      PrintStream out,
      boolean coloured,
      AtomicBoolean interrupted) {
    this.terminal = terminal;
    this.debugger = debugger;
    this.out = out;
    this.coloured = coloured;
    this.interrupted = interrupted;
    this.reader = reader(terminal, debugger);
    debugger.panels().atEachStop();
    terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
  }

  /**
   * The window of this process; null where it is none that can be written to everywhere.
   *
   * @param out where the debugger's text goes
   * @param interrupted set when the run is to stop where it is
   */
  static @Nullable DebugTerminal open(
      Debugger debugger, PrintStream out, boolean coloured, AtomicBoolean interrupted) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
              .encoding(StandardCharsets.UTF_8)
              .graphemeCluster(false) // it would ask the terminal, whose answer may come late
              .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return null;
      }
      return new DebugTerminal(terminal, debugger, out, coloured, interrupted);
    } catch (IOException | IllegalStateException none) {
      return null; // lines of text will do
    }
  }

  private static LineReader reader(Terminal terminal, Debugger debugger) {
    DefaultParser words = new DefaultParser();
    words.setEscapeChars(null);
    words.setQuoteChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .parser(words)
        .completer((reader, line, found) -> complete(debugger, line, found))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
  }

  private static void complete(Debugger debugger, ParsedLine line, List<Candidate> found) {
    String typed = line.line().substring(0, line.cursor());
    debugger.complete(typed).forEach(word -> found.add(new Candidate(word)));
  }

  @Override
  public @Nullable String next() {
    while (true) {
      try {
        String line = reader.readLine(DebugLoop.PROMPT);
        interrupted.set(false);
        return line;
      } catch (UserInterruptException again) {
        out.flush(); // the line is gone; the next one begins
      } catch (EndOfFileException end) {
        return null;
      }
    }
  }

  @Override
  public boolean isTyped() {
    return true;
  }

  @Override
  public void done() {
    Size size = terminal.getSize();
    Size fitting = size.getColumns() > 0 && size.getRows() > 0 ? size : USUAL;
    debugger.panels().fit(fitting.getColumns() - 1, fitting.getRows() - OTHER_ROWS);
    debugger.panels().afterStop().forEach(row -> out.println(coloured ? toned(row) : row.text()));
    out.flush();
  }

  private static String toned(Row row) {
    StringBuilder text = new StringBuilder();
    for (Row.Part part : row.parts()) {
      boolean plain = part.tone() == Tone.PLAIN;
      String tone = part.tone() == Tone.CHANGED ? STRONG : BOLD;
      text.append(plain ? part.text() : tone + part.text() + USUAL_TONE);
    }
    return text.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
