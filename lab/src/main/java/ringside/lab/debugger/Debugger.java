package ringside.lab.debugger;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import ringside.isa.Nearest;
import ringside.lab.debug.Point;
import ringside.lab.debug.Timeline;
import ringside.lab.explore.LastChance;
import ringside.lab.report.SourceTexts;
import ringside.lab.report.Texts;

/** Does what lines of commands say, one at a time: gdb's words where there are such. */
public final class Debugger {
  private static final int NAME_WIDTH = 22;
  private static final Set<String> LOOKS =
      Set.of(
          "last", "origin", "why", "where", "frame", "f", "up", "down", "p", "x", "bt", "list",
          "disas", "output", "show", "info", "compare", "panels");

  private final Scene scene;
  private final Points points;
  private final PanelCommands panels;
  private final Branching branching;
  private final Completion completion;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final List<Command> listed = new ArrayList<>();
  private String before = "";
  private boolean over;

  /** A command: all its names, how it is given, and what it does with the words behind it. */
  private record Command(String key, String usage, Consumer<String> action) {}

  /**
   * A debugger that stands where the timeline does.
   *
   * @param out where all text goes
   */
  public Debugger(Timeline timeline, Texts texts, SourceTexts sources, PrintStream out) {
    this.scene = new Scene(timeline, texts, sources, out);
    this.panels = new PanelCommands(scene);
    this.completion = new Completion(scene, commands.keySet());
    Points points = new Points(scene);
    this.points = points;
    Stops stops = new Stops(scene, points);
    Questions questions = new Questions(scene, stops, points::all);
    travels(new Travels(scene, points, stops), questions, stops);
    points(points);
    looks(new Looks(scene), points, stops);
    add("last", "last WORD|$REGISTER|KIND ADDRESS", questions::last);
    add("origin", "origin WORD", questions::origin);
    add("why", "why [THREAD]", questions::why);
    this.branching = new Branching(scene, stops);
    add("set", "set WHAT = VALUE", branching::set);
    add("branch", "branch [N]", branching::branch);
    add("compare", "compare [N]", new Comparing(scene, branching)::compare);
    add("panel", "panel NAME [on|off]", panels::one);
    add("panels", "panels", words -> panels.all());
    add("help", "help, h", words -> help(), "h");
    add("quit", "quit, q", words -> over = true, "q");
  }

  private void travels(Travels travels, Questions questions, Stops stops) {
    add("c", "c, rc [COUNT]", travels::forward, "continue");
    hide(travels::backward, "rc", "reverse-continue");
    add("s", "s, rs [COUNT]", travels::line, "step");
    hide(travels::backLine, "rs", "reverse-step");
    add("n", "n, rn [COUNT]", travels::lineOver, "next");
    hide(travels::backLineOver, "rn", "reverse-next");
    add("si", "si, rsi [COUNT]", travels::instruction, "stepi");
    hide(travels::backInstruction, "rsi", "reverse-stepi");
    add("ni", "ni, rni [COUNT]", travels::overCall, "nexti");
    hide(travels::backOverCall, "rni", "reverse-nexti");
    add("fin", "fin, rfin", travels::finish, "finish");
    hide(travels::backFinish, "rfin", "reverse-finish");
    add("until", "until, runtil EVENT", words -> travels.event(words, false));
    hide(words -> travels.event(words, true), "runtil");
    add(
        "goto",
        "goto PLACE",
        words -> {
          if (words.equals("last")) {
            stops.tell(questions.go());
          } else {
            travels.go(words);
          }
        },
        "g");
  }

  private void points(Points points) {
    add("b", "b WHERE [if CONDITION]", words -> points.breakpoint(words, false), "break");
    add("tb", "tb WHERE", words -> points.breakpoint(words, true), "tbreak");
    add("watch", "watch WORD [if CONDITION]", points::watch);
    add("rwatch", "rwatch WORD [if CONDITION]", points::watchReads);
    add("catch", "catch EVENT", points::event);
    add("delete", "delete [NUMBER]", points::delete, "d");
  }

  private void looks(Looks looks, Points points, Stops stops) {
    add("where", "where", words -> stops.again());
    add(
        "frame",
        "frame [NUMBER], up, down",
        words -> {
          if (words.isEmpty()) {
            stops.again();
          } else {
            looks.frame(scene.value(words));
          }
        },
        "f");
    hide(words -> looks.frame(scene.level() + 1), "up");
    hide(words -> looks.frame(scene.level() - 1), "down");
    add("p", "p EXPRESSION", looks::print, "print");
    add("x", "x/COUNT[x|d|b|c|i] ADDRESS", looks::examine);
    add("bt", "bt", words -> looks.backtrace(), "backtrace");
    add("list", "list [LINE]", looks::list, "l");
    add("disas", "disas [ADDRESS]", looks::disassemble, "disassemble");
    add("thread", "thread TID", looks::choose, "t");
    add("computer", "computer NAME", looks::computer);
    add("output", "output", words -> looks.output());
    add("show", "show VIEW", looks::sight);
    add(
        "info",
        "info threads|registers|locals|breakpoints|computers",
        words -> {
          switch (words.isEmpty() ? "" : words.substring(0, 1)) {
            case "t" -> looks.threads();
            case "r" -> looks.registers();
            case "b", "w" -> points.list();
            case "l", "a" -> looks.locals();
            case "c" -> looks.computers();
            default -> throw scene.wrong("debug.wrong.info");
          }
        },
        "i");
  }

  private void add(String key, String usage, Consumer<String> action, String... names) {
    Command command = new Command(key, usage, action);
    listed.add(command);
    commands.put(key, command);
    for (String name : names) {
      commands.put(name, command);
    }
  }

  /** Told of together with the one before. */
  private void hide(Consumer<String> action, String... names) {
    for (String name : names) {
      commands.put(name, new Command(name, name, action));
    }
  }

  /** The breakpoints and watch points that commands have set. */
  public List<Point> points() {
    return points.all();
  }

  /** The panels, for a window that shows them at each stop. */
  public PanelCommands panels() {
    return panels;
  }

  /** The words that can end the beginning of a line, by what there is where the run stands. */
  public List<String> complete(String line) {
    return completion.of(line);
  }

  /** The words that a line can begin with. */
  public List<String> words() {
    return List.copyOf(commands.keySet());
  }

  /** Whether a line goes nowhere and sets nothing: it only looks, or asks. */
  public boolean isLook(String line) {
    String word = line.strip().split("[ /]", 2)[0];
    boolean asks = LOOKS.contains(word) || line.strip().equals("branch");
    return asks && !line.strip().matches("last \\$.*");
  }

  /** Shows where it stands. */
  public void begin() {
    execute("where");
  }

  /** The same where a schedule that fails could be saved for the last time; says so. */
  public void begin(LastChance chance) {
    new Opening(scene).at(chance);
    begin();
  }

  /**
   * Does what a line says; an empty one is the line before again, and what is behind # is nothing.
   *
   * @return whether another line is wanted
   */
  public boolean execute(String line) {
    int comment = line.indexOf('#');
    String given = (comment < 0 ? line : line.substring(0, comment)).strip();
    String whole = given.isEmpty() && comment < 0 ? before : given;
    before = whole;
    if (!whole.isEmpty()) {
      try {
        run(whole);
      } catch (Wrong wrong) {
        scene.out.println(wrong.getMessage());
      }
    }
    return !over;
  }

  private void run(String line) {
    int end = 0;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '/') {
      end++;
    }
    String word = line.substring(0, end);
    Command command = commands.get(word);
    if (command == null) {
      String nearest = Nearest.suggestion(word, words());
      throw scene.wrong("debug.wrong.command", word, nearest == null ? "" : "; " + nearest);
    }
    command.action().accept(line.substring(end).strip());
  }

  /**
   * Changes something where the run stands, as {@code set} does.
   *
   * @param words as behind that command
   * @throws Wrong where it can't be changed
   */
  public void set(String words) {
    branching.set(words);
  }

  private void help() {
    for (Command command : listed) {
      int gap = Math.max(2, NAME_WIDTH - command.usage().length());
      String text = scene.texts.get("debug.help." + command.key());
      scene.out.println("  " + command.usage() + " ".repeat(gap) + text);
    }
    scene.say("debug.help.events");
    scene.say("debug.help.places");
  }
}
