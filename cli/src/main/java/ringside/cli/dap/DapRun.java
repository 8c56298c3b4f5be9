package ringside.cli.dap;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ringside.lab.adapter.Item;
import ringside.lab.adapter.Listener;
import ringside.lab.adapter.Scopes;
import ringside.lab.adapter.StopPoints;
import ringside.lab.adapter.Voyage;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debugger.Debugger;
import ringside.lab.debugger.Wrong;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.report.Texts;

/** A run that a client has launched, and what it has been told of where that stands. */
final class DapRun {
  final Timeline timeline;
  final StopPoints points;
  final Voyage voyage;
  final Scopes scopes;
  private final Debugger debugger;
  private final Sources sources;
  private final Texts texts;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<Supplier<List<Item>>> handles = new ArrayList<>();
  private final List<Place> frames = new ArrayList<>();
  private int tid;

  /** A function that a thread is in: 0 is the innermost one. */
  record Place(int tid, int level) {}

  DapRun(
      Recipe recipe, Texts texts, Sources sources, BooleanSupplier interrupted, Listener listener) {
    this.texts = texts;
    this.sources = sources;
    this.timeline = new Timeline(recipe, interrupted);
    this.points = new StopPoints(timeline, texts);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    this.debugger = new Debugger(timeline, texts, sources.texts(), out);
    this.voyage = new Voyage(timeline, points, debugger::points, texts, listener);
    this.scopes = new Scopes(texts);
    this.tid = timeline.view().firstThread();
  }

  /** The run stands elsewhere: what was told of the place before is gone. */
  void arrived(int threadOfInterest) {
    handles.clear();
    frames.clear();
    tid = threadOfInterest;
  }

  /** A number by which a client can ask for what is in a group; 0 for what has nothing in it. */
  int handle(Item item) {
    if (item.children().isEmpty()) {
      return 0;
    }
    handles.add(item.children().get());
    return handles.size();
  }

  /** What is in a group. */
  List<Item> items(int handle) {
    if (handle < 1 || handle > handles.size()) {
      throw new Wrong(texts.get("dap.wrong.frame"));
    }
    return handles.get(handle - 1).get();
  }

  /**
   * Changes what is in a group, which begins a branch of the run.
   *
   * @param value an expression
   * @throws Wrong where that can't be changed
   */
  void set(int handle, String name, String value) {
    Item item =
        items(handle).stream()
            .filter(each -> each.name().equals(name) && !each.assigned().isEmpty())
            .findFirst()
            .orElseThrow(() -> new Wrong(texts.get("dap.wrong.set", name)));
    chooseThread();
    debugger.set(item.assigned() + " = " + value);
  }

  /** A number for a frame. */
  int frame(Place place) {
    frames.add(place);
    return frames.size();
  }

  /** The frame of a number. */
  Place place(int frame) {
    if (frame < 1 || frame > frames.size()) {
      throw new Wrong(texts.get("dap.wrong.frame"));
    }
    tid = frames.get(frame - 1).tid();
    return frames.get(frame - 1);
  }

  /** From where one looks: the thread that was asked of last. */
  Standpoint here() {
    return at(tid);
  }

  Standpoint at(int thread) {
    return new Standpoint(timeline.view(), thread, sources.texts());
  }

  /** Whether a line begins with a word of the debugger's. */
  boolean isCommand(String line) {
    return debugger.words().contains(line.strip().split("[ /]", 2)[0]);
  }

  /** Whether a line only looks, and leaves everything as it is. */
  boolean isLook(String line) {
    return debugger.isLook(line);
  }

  /** What the debugger says to a command. */
  String command(String line) {
    chooseThread();
    said.reset();
    debugger.execute(line);
    return said.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private void chooseThread() {
    if (timeline.view().thread(tid) != null) {
      debugger.execute("thread " + tid);
    }
  }

  /** The branch of the run, and the cycle: where it is. */
  List<Object> whereabouts() {
    return List.of(timeline.branches().current(), timeline.cycle());
  }

  List<String> complete(String line) {
    return debugger.complete(line);
  }
}
