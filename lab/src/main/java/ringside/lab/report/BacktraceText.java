package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.explain.Frame;

/** The functions that a thread is in, a line each. */
public final class BacktraceText {
  private static final int MOST_LINES = 20;
  private static final int LAST_LINES = 4;

  private final Texts texts;

  /** In the language of the texts. */
  public BacktraceText(Texts texts) {
    this.texts = texts;
  }

  /** Innermost first; the middle of a long list is left out, for its ends say most. */
  public List<String> lines(List<Frame> frames) {
    List<String> lines = new ArrayList<>(frames.stream().map(this::line).toList());
    if (lines.size() > MOST_LINES) {
      int left = lines.size() - MOST_LINES;
      List<String> middle = lines.subList(MOST_LINES - LAST_LINES, lines.size() - LAST_LINES);
      middle.clear();
      middle.add(texts.get("backtrace.more", left));
    }
    return lines;
  }

  private String line(Frame frame) {
    String place = Numbers.hex(frame.pc()) + " " + frame.place();
    return frame.times() == 1 ? place : place + texts.get("backtrace.times", frame.times());
  }
}
