package ringside.lab.figure.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.isa.abi.Signal;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.time.Names;
import ringside.lab.record.ProcessLife;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The tree of processes in time: born how, by whom, and how they ended. */
public final class FamilyFigure implements Figure {
  private static final String ID = "family";
  private static final int NAME = 26;
  private static final int LANE = 60;

  /**
   * A process at its depth of the tree.
   *
   * @param index in the order of birth
   */
  record Member(int index, int depth, ProcessLife life) {}

  private final Texts texts;
  private final Names names;
  private final long end;
  private final long otherBirths;
  private final List<Member> members;

  /**
   * A figure of some lives.
   *
   * @param processes in the order of their birth
   * @param otherBirths of which nothing else is known
   * @param end of the run, in cycles
   */
  public FamilyFigure(
      Texts texts, Names names, List<ProcessLife> processes, long otherBirths, long end) {
    this.texts = texts;
    this.names = names;
    this.end = end;
    this.otherBirths = otherBirths;
    this.members = members(processes);
  }

  /** Each behind its parent, with whatever comes of it; generations may be many. */
  private static List<Member> members(List<ProcessLife> processes) {
    Map<Integer, Integer> latest = new HashMap<>();
    Map<Integer, List<Integer>> children = new HashMap<>();
    for (int i = 0; i < processes.size(); i++) {
      int parent = latest.getOrDefault(processes.get(i).parent(), -1);
      children.computeIfAbsent(parent, index -> new ArrayList<>()).add(0, i);
      latest.put(processes.get(i).pid(), i);
    }
    List<Member> members = new ArrayList<>();
    Deque<Member> waiting = new ArrayDeque<>();
    for (int i : children.getOrDefault(-1, List.of())) {
      waiting.push(new Member(i, 0, processes.get(i)));
    }
    while (!waiting.isEmpty()) {
      Member member = waiting.pop();
      members.add(member);
      for (int i : children.getOrDefault(member.index, List.of())) {
        waiting.push(new Member(i, member.depth + 1, processes.get(i)));
      }
    }
    return members;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.family.question");
  }

  @Override
  public String summary() {
    long unreaped = members.stream().filter(FamilyFigure::isZombie).count();
    String summary =
        texts.get(
            "figure.family.summary",
            Numbers.grouped(members.size()),
            Numbers.grouped(members.stream().filter(one -> one.life.ended() >= 0).count()),
            Numbers.grouped(unreaped));
    String others = texts.get("figure.family.others", Numbers.grouped(otherBirths));
    return otherBirths == 0 ? summary : summary + " " + others;
  }

  private static boolean isZombie(Member member) {
    return member.life.ended() >= 0 && member.life.reaped() < 0;
  }

  @Override
  public List<Drawing> drawings() {
    FamilyDrawing drawing = new FamilyDrawing(texts, names, members, end);
    return List.of(Drawing.only(drawing.draw(ID, question(), summary())));
  }

  /** How a process ended, in words; empty where it did not. */
  static String ending(Texts texts, ProcessLife life) {
    if (life.ended() == ProcessLife.NEVER) {
      return "";
    }
    Signal signal = life.signalled() ? Signal.of(life.status()) : null;
    Object value = signal == null ? life.status() : signal.name();
    return texts.get(life.signalled() ? "end.signal" : "end.exit", value);
  }

  /** How it was made, in words. */
  static String birth(Texts texts, ProcessLife life) {
    return texts.get("birth." + life.how().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      ProcessLife life = members.get(i).life;
      String programs =
          life.programs().stream().map(ProcessLife.Program::name).collect(Collectors.joining(", "));
      rows.add(
          new FigureTable.Row(
              ID + "-" + i,
              List.of(
                  names.process(life.pid()),
                  birth(texts, life),
                  programs,
                  ending(texts, life),
                  life.parent() == 0 ? "-" : String.valueOf(life.parent()),
                  cycle(life.born()),
                  cycle(life.ended()),
                  cycle(life.reaped()),
                  Numbers.grouped(life.threads().size()))));
    }
    List<String> headings = new ArrayList<>();
    for (String key :
        "head.process birth.how birth.exec head.end head.ppid birth.born birth.ended birth.reaped birth.threads"
            .split(" ", -1)) {
      headings.add(texts.get(key));
    }
    return new FigureTable(4, headings, rows);
  }

  private static String cycle(long cycle) {
    return cycle == ProcessLife.NEVER ? "-" : Numbers.grouped(cycle);
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (Member member : members) {
      String name = "  ".repeat(Math.min(5, member.depth)) + names.process(member.life.pid());
      String bar = "  " + Columns.left(name, NAME) + " " + bar(member.life);
      lines.add(bar.stripTrailing());
    }
    lines.add("  " + texts.get("figure.family.legend"));
    return lines;
  }

  private String bar(ProcessLife life) {
    StringBuilder bar = new StringBuilder();
    long gone = life.reaped() == ProcessLife.NEVER ? end : life.reaped();
    long dead = life.ended() == ProcessLife.NEVER ? gone : life.ended();
    for (int i = 0; i < LANE; i++) {
      long cycle = end * i / LANE;
      long next = end * (i + 1) / LANE;
      boolean there = next > life.born() && cycle < gone;
      bar.append(!there ? ' ' : cycle < dead ? '=' : 'z');
    }
    return bar.toString();
  }
}
