package ringside.lab.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import ringside.isa.elf.ElfSymbol;
import ringside.isa.elf.SourceLine;
import ringside.lab.debug.Point;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.View;
import ringside.lab.debug.Word;
import ringside.lab.report.Numbers;

/** The breakpoints and watch points that a person has set, with numbers from 1. */
final class Points {
  private final Scene scene;
  private final List<Numbered> all = new ArrayList<>();
  private int last;

  /** One of them, in a computer of the run; a temporary one goes when it is met. */
  private record Numbered(int number, int computer, Point point, String text, boolean temporary) {}

  Points(Scene scene) {
    this.scene = scene;
  }

  List<Point> all() {
    int looked = scene.timeline.computer();
    return all.stream()
        .map(
            set ->
                set.computer() == looked
                    ? set.point()
                    : new Point.Elsewhere(set.computer(), set.point()))
        .toList();
  }

  /** The number of a point; 0 where it is none of these. */
  int number(Point point) {
    return find(point).map(Numbered::number).orElse(0);
  }

  String text(Point point) {
    return find(point).map(Numbered::text).orElse("");
  }

  private Optional<Numbered> find(Point point) {
    return all.stream().filter(set -> set.point().equals(point)).findFirst();
  }

  /** A point was met. */
  void met(Point point) {
    all.removeIf(set -> set.temporary() && set.point().equals(point));
  }

  /** The same of one that nobody is told of. */
  void forget(Stopped stopped) {
    stopped.point().ifPresent(this::met);
  }

  private void add(Point point, String text, boolean temporary) {
    all.add(new Numbered(++last, scene.timeline.computer(), point, text, temporary));
    scene.say("debug.set", last, text);
  }

  /** {@code b WHERE [if CONDITION]}. */
  void breakpoint(String words, boolean temporary) {
    String[] parts = parts(words);
    String where = parts[0].isEmpty() ? "*$pc" : parts[0];
    Set<Integer> addresses = addresses(where);
    boolean everywhere = where.startsWith("*");
    Predicate<View> condition = condition(parts[1]);
    Predicate<View> when =
        view -> (everywhere || view.runsGuest(view.position().pid())) && condition.test(view);
    add(new Point.Code(addresses, when), words.isEmpty() ? where : words, temporary);
  }

  /** {@code watch WHAT [if CONDITION]}. */
  void watch(String words) {
    watch(words, Point.Written::new);
  }

  /** {@code rwatch WHAT [if CONDITION]}. */
  void watchReads(String words) {
    watch(words, Point.Read::new);
  }

  private void watch(String words, BiFunction<Word, Predicate<View>, Point> kind) {
    String[] parts = parts(words);
    if (parts[0].isEmpty()) {
      throw scene.wrong("debug.wrong.watch");
    }
    int address = scene.address(parts[0]) & ~3;
    Word word = new Word.Virtual(scene.pid(), address);
    String text = words + " (" + Numbers.hex(address) + ")";
    add(kind.apply(word, condition(parts[1])), text, false);
  }

  /** {@code catch EVENT …}. */
  void event(String words) {
    add(new Point.Happened(new Happenings(scene).find(words)), words, false);
  }

  /** {@code delete [NUMBER]}. */
  void delete(String words) {
    if (words.isEmpty()) {
      all.clear();
      return;
    }
    int number = scene.value(words);
    if (!all.removeIf(set -> set.number() == number)) {
      throw scene.wrong("debug.wrong.point", number);
    }
  }

  /** {@code info breakpoints}. */
  void list() {
    if (all.isEmpty()) {
      scene.say("debug.points.none");
    }
    for (Numbered set : all) {
      String kind = set.point() instanceof Point.Code ? "b" : word(set.point());
      View computer = scene.timeline.computers().get(set.computer() - 1);
      String where = scene.several() ? computer.name() + "  " : "";
      scene.out.println("  " + set.number() + "  " + where + kind + " " + set.text());
    }
  }

  private static String word(Point point) {
    boolean read = point instanceof Point.Read;
    return point instanceof Point.Written ? "watch" : read ? "rwatch" : "catch";
  }

  /** What stands before and behind "if". */
  private static String[] parts(String words) {
    String padded = " " + words + " ";
    int at = padded.indexOf(" if ");
    return at < 0
        ? new String[] {words.strip(), ""}
        : new String[] {padded.substring(0, at).strip(), padded.substring(at + 4).strip()};
  }

  private Predicate<View> condition(String text) {
    return new Evaluation(scene.texts).condition(scene.view(), scene.tid(), text);
  }

  /** The instructions that a symbol, a line or an address names. */
  Set<Integer> addresses(String where) {
    if (where.startsWith("*")) {
      return Set.of(scene.value(where.substring(1)));
    }
    Optional<ElfSymbol> symbol = scene.view().symbol(scene.pid(), where);
    if (symbol.isPresent()) {
      return Set.of(symbol.get().value());
    }
    int colon = where.lastIndexOf(':');
    String file = colon < 0 ? file() : where.substring(0, colon);
    String line = where.substring(colon + 1);
    if (!line.matches("[0-9]{1,6}")) {
      throw scene.wrong("debug.wrong.where", where);
    }
    return lines(file, Integer.parseInt(line), where);
  }

  /** The file that the run stands in. */
  private String file() {
    int pc = scene.timeline.position().pc();
    return scene
        .line(pc)
        .or(() -> scene.view().symbol(0, "main").flatMap(main -> scene.line(main.value())))
        .map(SourceLine::file)
        .orElse("");
  }

  /** The first instruction of a line, wherever it begins; of the next that has one. */
  private Set<Integer> lines(String file, int line, String where) {
    CodePlaces places = new CodePlaces(scene.view().image(scene.tid()));
    int nearest =
        places.nearest(file, line).orElseThrow(() -> scene.wrong("debug.wrong.where", where));
    return places.starts(file, nearest);
  }
}
