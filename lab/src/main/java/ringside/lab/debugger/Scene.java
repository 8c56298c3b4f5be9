package ringside.lab.debugger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ringside.isa.elf.SourceLine;
import ringside.lab.debug.Position;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.View;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.report.SourceTexts;
import ringside.lab.report.Texts;
import ringside.lab.session.ThreadView;

/** What all commands share: the timeline, the thread that is looked at, and where text goes. */
final class Scene {
  final Timeline timeline;
  final Texts texts;
  final PrintStream out;
  private final SourceTexts sources;
  private int tid;
  private int level;
  private boolean moved = true;

  /** Whether panels follow that show the code. */
  boolean withPanels;

  Scene(Timeline timeline, Texts texts, SourceTexts sources, PrintStream out) {
    this.timeline = timeline;
    this.texts = texts;
    this.sources = sources;
    this.out = out;
  }

  View view() {
    return timeline.view();
  }

  void say(String key, Object... values) {
    out.println(texts.get(key, values));
  }

  /** Shows what the guest of a computer has printed. */
  void guest(View computer, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String name = several() ? computer.name() + " " : "";
    for (String line : text.stripTrailing().split("\n", -1)) {
      out.println("  " + name + "| " + line);
    }
  }

  /** Whether the run has several computers. */
  boolean several() {
    return timeline.computers().size() > 1;
  }

  /** Looks at another computer, at the thread that goes on there. */
  void look(int computer) {
    timeline.look(computer);
    tid = 0;
    arrived();
  }

  Wrong wrong(String key, Object... values) {
    return new Wrong(texts.get(key, values));
  }

  /** The thread that is looked at: the one that goes on here, unless another was chosen. */
  int tid() {
    return tid == 0 ? view().firstThread() : tid;
  }

  /** Looks at a thread. */
  void choose(int chosen) {
    tid = chosen;
    level = 0;
    moved = true;
  }

  /** Looks at the thread that goes on here, if one does. */
  void arrived() {
    Position place = timeline.position();
    tid = place.inProgram() ? place.tid() : tid;
    level = 0;
    moved = true;
  }

  /** The frame whose variables are looked at, as {@link View#level} counts. */
  int level() {
    return level;
  }

  /** Looks at the variables of another frame, until the run goes elsewhere. */
  void chooseLevel(int number) {
    level = number;
  }

  /** The variables of the frame that is looked at. */
  Locals locals() {
    return new Locals(view(), tid(), level);
  }

  /** The panels are wanted as at a stop. */
  void lookAgain() {
    moved = true;
  }

  /** Whether there is another place or thread to look at than when this was asked last. */
  boolean takeMoved() {
    boolean was = moved;
    moved = false;
    return was;
  }

  /** The process of the thread that is looked at; 0 where it has ended. */
  int pid() {
    return standpoint().pid();
  }

  ThreadView thread() {
    return view().registers(tid()).orElseThrow(() -> wrong("debug.wrong.thread", tid()));
  }

  /** The value of an expression of that thread's. */
  int value(String text) {
    return new Expression(texts, view(), tid(), locals(), text).value();
  }

  /** The address that an expression of that thread's names. */
  int address(String text) {
    return new Expression(texts, view(), tid(), locals(), text).address();
  }

  /** Where the thread that is looked at is, to look from there. */
  Standpoint standpoint() {
    return new Standpoint(view(), tid(), sources);
  }

  /** As in {@code main+4, race.s:31}. */
  String place(int pc) {
    return standpoint().place(pc);
  }

  Optional<SourceLine> line(int pc) {
    return standpoint().line(pc);
  }

  /** The text of a source line; empty where it can't be had. */
  Optional<String> source(SourceLine line) {
    return standpoint().source(line);
  }

  /** As in {@code 0x000100a4 addi a0, a0, 1}. */
  String instruction(int pc) {
    return standpoint().instruction(pc);
  }
}
