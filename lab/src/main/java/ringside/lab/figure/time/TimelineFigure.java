package ringside.lab.figure.time;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.record.Kept;
import ringside.lab.record.Overview;
import ringside.lab.record.Recording;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/**
 * Who had the processor when, and why it changed hands: an overview of the whole run, and its
 * details in stretches of about as many changes each, the first and the last of a long run.
 */
public final class TimelineFigure implements Figure {
  private static final String ID = "time";

  /** Changes of states that fit into one drawing. */
  private static final int CHANGES = 90;

  private static final int FIRST_STRETCHES = 4;
  private static final int LAST_STRETCHES = 2;
  private static final int TEXT_NAME = 24;
  private static final int TEXT_LANE = 72;

  private final Texts texts;
  private final Recording recording;
  private final Names names;
  private final List<Timeline> stretches;

  /** A figure of a recording. */
  public TimelineFigure(Texts texts, Recording recording, Names names) {
    this.texts = texts;
    this.recording = recording;
    this.names = names;
    this.stretches = stretches();
  }

  private List<Timeline> stretches() {
    TimelineMaker maker = new TimelineMaker(texts, recording, names);
    Kept<Event.StateChanged> states = recording.states();
    List<Timeline> all = new ArrayList<>();
    boolean whole = states.dropped() == 0;
    List<Event.StateChanged> first = whole ? states.all() : states.first();
    int pieces = (first.size() + CHANGES - 1) / CHANGES;
    boolean fits = whole && pieces <= FIRST_STRETCHES + LAST_STRETCHES;
    int shown = fits ? pieces : Math.min(pieces, FIRST_STRETCHES);
    for (int i = 0; i < shown; i++) {
      all.add(stretch(maker, first, i * CHANGES, whole));
    }
    if (!fits) {
      List<Event.StateChanged> last = whole ? first : states.last();
      for (int i = LAST_STRETCHES; i > 0; i--) {
        int begin = last.size() - i * CHANGES;
        if (begin >= 0) {
          all.add(stretch(maker, last, begin, true));
        }
      }
    }
    return all;
  }

  private Timeline stretch(
      TimelineMaker maker, List<Event.StateChanged> changes, int begin, boolean toEnd) {
    int end = Math.min(changes.size(), begin + CHANGES);
    long from = begin == 0 && toEnd ? birth(changes) : changes.get(begin).at().cycle();
    boolean last = end == changes.size();
    int next = Math.min(end, changes.size() - 1);
    long to = last && toEnd ? recording.end() : changes.get(next).at().cycle();
    return maker.make(from, Math.max(to, from + 1), changes.subList(begin, end));
  }

  private long birth(List<Event.StateChanged> changes) {
    long first = changes.get(0).at().cycle();
    return recording.processes().isEmpty()
        ? first
        : Math.min(first, recording.processes().get(0).born());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.time.question");
  }

  @Override
  public String summary() {
    int threads = recording.processes().stream().mapToInt(one -> one.threads().size()).sum();
    String summary =
        texts.get(
            "figure.time.summary",
            Numbers.grouped(recording.processes().size()),
            Numbers.grouped(threads),
            Numbers.grouped(recording.end()),
            Numbers.grouped(recording.states().count()),
            Numbers.grouped(recording.switches().count()));
    long width = recording.overview().width();
    String folded = texts.get("figure.time.overview.note", Numbers.grouped(width));
    boolean all = covered() == recording.states().count();
    String key = all ? "figure.time.whole" : "figure.time.folded";
    return summary + " " + folded + " " + texts.get(key, Numbers.grouped(covered()));
  }

  /** Changes that a stretch shows. */
  private long covered() {
    return Math.min(recording.states().count(), (long) stretches.size() * CHANGES);
  }

  @Override
  public List<Drawing> drawings() {
    List<Drawing> drawings = new ArrayList<>();
    OverviewDrawing overview = new OverviewDrawing(texts, recording, names);
    String caption = texts.get("figure.time.overview");
    drawings.add(new Drawing(caption, overview.draw(ID, caption, summary()), false));
    for (int i = 0; i < stretches.size(); i++) {
      Timeline stretch = stretches.get(i);
      String from = Numbers.grouped(stretch.from());
      String title = texts.get("figure.time.stretch", from, Numbers.grouped(stretch.to()));
      TimelineDrawing drawing = new TimelineDrawing(texts, stretch);
      drawings.add(new Drawing(title, drawing.draw(ID + "-" + i, title, title), i > 0));
    }
    return drawings;
  }

  @Override
  public FigureTable table() {
    return new FigureTable(
        4,
        List.of(
            texts.get("head.thread"),
            texts.get("figure.time.what"),
            texts.get("figure.time.why"),
            texts.get("figure.time.by"),
            texts.get("figure.cycle")),
        new Happenings(texts, names).rows(recording, this::isShown));
  }

  private boolean isShown(long cycle) {
    for (Timeline stretch : stretches) {
      if (cycle >= stretch.from() && cycle <= stretch.to()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    Overview overview = recording.overview();
    long end = overview.columns() * overview.width();
    String axis = "0" + Columns.right(Numbers.grouped(end), TEXT_LANE - 1);
    lines.add(line(texts.get("figure.time.axis"), axis));
    for (Overview.Lane lane : overview.lanes()) {
      String name = lane.tid() == 0 ? texts.get("figure.time.others") : names.thread(lane.tid());
      lines.add(line(name, letters(overview, lane)));
    }
    StringBuilder legend = new StringBuilder();
    for (ThreadState state : ThreadState.values()) {
      if (state != ThreadState.TERMINATED) {
        String word = StateLook.word(texts, state);
        legend.append(legend.length() == 0 ? "" : "; ");
        legend.append(StateLook.letter(state)).append(' ').append(word);
      }
    }
    lines.addAll(Paragraph.lines(legend.toString(), 2));
    return lines;
  }

  private static String line(String name, String lane) {
    return ("  " + Columns.left(name, TEXT_NAME) + " " + lane).stripTrailing();
  }

  private static String letters(Overview overview, Overview.Lane lane) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < TEXT_LANE; i++) {
      int from = i * overview.columns() / TEXT_LANE;
      int to = Math.max(from + 1, (i + 1) * overview.columns() / TEXT_LANE);
      ThreadState state = mostly(lane, from, to);
      letters.append(state == null ? " " : StateLook.letter(state));
    }
    return letters.toString();
  }

  private static @Nullable ThreadState mostly(Overview.Lane lane, int from, int to) {
    ThreadState most = null;
    long longest = 0;
    for (ThreadState state : ThreadState.values()) {
      long cycles = 0;
      for (int column = from; column < to; column++) {
        cycles += lane.cycles(column, state);
      }
      if (cycles > longest) {
        longest = cycles;
        most = state;
      }
    }
    return most;
  }
}
