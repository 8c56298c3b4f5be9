package ringside.lab.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.elf.SourceLine;
import ringside.isa.elf.dwarf.Variable;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.Position;
import ringside.lab.debug.View;
import ringside.lab.explain.Backtrace;
import ringside.lab.look.Sight;
import ringside.lab.report.BacktraceText;
import ringside.lab.report.Numbers;
import ringside.lab.report.RegistersText;
import ringside.lab.report.SightsReport;
import ringside.lab.session.ThreadView;

/** The commands that show what is to be seen where the run stands. */
final class Looks {
  private static final int LINES_AROUND = 4;
  private static final int INSTRUCTIONS = 8;
  private static final int ROW_WORDS = 4;

  /** Words, bytes or instructions in one command. */
  private static final int MOST = 4096;

  private static final int MOST_DIGITS = 9;

  private final Scene scene;

  Looks(Scene scene) {
    this.scene = scene;
  }

  /** {@code p EXPRESSION}. */
  void print(String words) {
    if (words.isEmpty()) {
      throw scene.wrong("debug.wrong.expression", words);
    }
    Locals locals = scene.locals();
    Optional<Variable> variable = locals.find(words);
    String value =
        variable.isPresent()
            ? new VariableText(scene.texts, locals).of(variable.get())
            : Stops.value(scene.value(words));
    scene.out.println("  " + words + " = " + value);
  }

  /** {@code info locals}: the variables of the function that the thread is in. */
  void locals() {
    Locals locals = scene.locals();
    VariableText text = new VariableText(scene.texts, locals);
    List<Variable> all = locals.all();
    if (all.isEmpty()) {
      scene.say("debug.local.never");
    }
    all.forEach(each -> scene.out.println("  " + each.name() + " = " + text.of(each)));
  }

  /** {@code x/COUNT FORMAT ADDRESS}: format x words, d decimal, b bytes, c text, i instructions. */
  void examine(String words) {
    String format = words.startsWith("/") ? words.substring(1).split(" ", 2)[0] : "";
    String rest = words.substring(format.isEmpty() ? 0 : format.length() + 1).strip();
    String digits = format.replaceAll("[^0-9]", "");
    int count = digits.isEmpty() ? 1 : count(digits);
    int address = scene.address(rest.isEmpty() ? "$sp" : rest);
    String letters = format.replaceAll("[0-9]", "");
    if (letters.contains("i")) {
      instructions(address & ~3, count);
    } else if (letters.contains("b") || letters.contains("c") || letters.contains("s")) {
      bytes(address, count, !letters.contains("b"));
    } else {
      words(address, count, letters.contains("d"));
    }
  }

  private static int count(String digits) {
    return digits.length() > MOST_DIGITS ? MOST : Math.min(MOST, Integer.parseInt(digits));
  }

  private void words(int address, int count, boolean decimal) {
    for (int row = 0; row < count; row += ROW_WORDS) {
      StringBuilder line = new StringBuilder("  " + Numbers.hex(address + row * 4) + ":");
      for (int i = row; i < Math.min(count, row + ROW_WORDS); i++) {
        OptionalInt word = scene.view().word(scene.pid(), address + i * 4);
        String text =
            word.isEmpty()
                ? "?"
                : decimal ? String.valueOf(word.getAsInt()) : Numbers.hex(word.getAsInt());
        line.append("  ").append(text);
      }
      scene.out.println(line);
    }
  }

  private void bytes(int address, int count, boolean asText) {
    byte[] bytes = scene.view().bytes(scene.pid(), address, count);
    StringBuilder line = new StringBuilder("  " + Numbers.hex(address) + ":  ");
    for (byte each : bytes) {
      boolean shown = asText && each >= ' ' && each < 127;
      String hex = Integer.toHexString(each & 0xff);
      line.append(shown ? String.valueOf((char) each) : (asText ? "\\x" : "") + hex);
      line.append(asText ? "" : " ");
    }
    scene.out.println(line.toString().stripTrailing());
  }

  private void instructions(int address, int count) {
    for (int i = 0; i < count; i++) {
      int pc = address + i * 4;
      String mark = pc == scene.thread().pc() ? "  => " : "     ";
      scene.out.println(mark + scene.instruction(pc) + "    " + scene.place(pc));
    }
  }

  /** {@code disas [WHERE]}: the instructions from there on, or around the next one. */
  void disassemble(String words) {
    int from = words.isEmpty() ? scene.thread().pc() - 2 * 4 : scene.address(words);
    instructions(from & ~3, INSTRUCTIONS);
  }

  /** {@code list [LINE]}: the source around it. */
  void list(String words) {
    int pc = scene.thread().pc();
    SourceLine here = scene.line(pc).orElseThrow(() -> scene.wrong("debug.wrong.source"));
    int middle = words.isEmpty() ? here.line() : scene.value(words);
    List<String> lines = new ArrayList<>();
    for (int line = Math.max(1, middle - LINES_AROUND); line <= middle + LINES_AROUND; line++) {
      Optional<String> text = scene.source(new SourceLine(here.file(), line));
      String mark = line == here.line() ? "  > " : "    ";
      int number = line;
      text.ifPresent(known -> lines.add(mark + number + "\t" + known));
    }
    if (lines.isEmpty()) {
      throw scene.wrong("debug.wrong.source");
    }
    lines.forEach(scene.out::println);
  }

  /** {@code bt}. */
  void backtrace() {
    List<String> lines = new BacktraceText(scene.texts).lines(scene.view().backtrace(scene.tid()));
    for (int i = 0; i < lines.size(); i++) {
      scene.out.println("  #" + i + "  " + lines.get(i));
    }
  }

  /**
   * {@code frame N}, {@code up} and {@code down}: the function whose variables are looked at.
   *
   * @param number as {@code bt} counts; what there is none of is refused
   */
  void frame(int number) {
    Backtrace.Level level =
        scene
            .view()
            .level(scene.tid(), Math.max(0, number))
            .filter(found -> number >= 0)
            .orElseThrow(() -> scene.wrong("debug.wrong.frame", number));
    scene.chooseLevel(number);
    scene.out.println("  #" + number + "  " + scene.place(level.at()));
    Optional<SourceLine> line = scene.line(level.at());
    line.flatMap(scene::source)
        .ifPresent(text -> scene.out.println("  " + line.get().line() + "\t" + text));
  }

  /** {@code info registers}. */
  void registers() {
    ThreadView thread = scene.thread();
    scene.out.println("  pc   " + Numbers.hex(thread.pc()) + "  " + scene.place(thread.pc()));
    RegistersText.lines(thread.registers()).forEach(line -> scene.out.println("  " + line));
  }

  /** {@code info threads}. */
  void threads() {
    for (GuestThread thread : scene.view().computer().processes().threads()) {
      if (thread.state() != ThreadState.TERMINATED) {
        thread(thread);
      }
    }
  }

  private void thread(GuestThread thread) {
    ThreadView view = scene.view().registers(thread.tid()).orElseThrow();
    String state = scene.texts.get("state." + thread.state().title());
    String mark = thread.tid() == scene.tid() ? "* " : "  ";
    String title =
        scene.texts.get("thread.title", thread.pid(), thread.tid(), thread.process().name());
    String since = scene.texts.get("thread.state", state, Numbers.grouped(thread.since()));
    String place = Backtrace.place(thread.process().image(), view.pc());
    scene.out.println(mark + title + " " + since + "; pc " + Numbers.hex(view.pc()) + " " + place);
  }

  /** {@code thread TID}. */
  void choose(String words) {
    int tid = scene.value(words.isEmpty() ? "0" : words);
    if (tid < 1) {
      throw scene.wrong("debug.wrong.thread", tid);
    }
    scene.choose(tid);
    GuestThread thread = scene.view().thread(tid);
    if (thread == null) {
      scene.say("debug.thread.gone", tid);
    } else {
      thread(thread);
    }
  }

  /** {@code show VIEW}. */
  void sight(String words) {
    Sight sight =
        Sight.of(words)
            .orElseThrow(
                () -> scene.wrong("debug.wrong.sight", words, String.join(", ", Sight.titles())));
    new SightsReport(scene.texts, scene.view().computer(), scene.out).print(List.of(sight));
  }

  /** {@code output}: all that the guest has printed up to here. */
  void output() {
    scene.guest(scene.view(), scene.view().output());
  }

  /** {@code info computers}: those of the run, and where each stands. */
  void computers() {
    for (View computer : scene.timeline.computers()) {
      String mark = computer.position().computer() == scene.timeline.computer() ? "* " : "  ";
      scene.out.println(mark + standing(computer));
    }
  }

  private String standing(View computer) {
    Position place = computer.position();
    String cycle = Numbers.grouped(place.cycle());
    String address = computer.address();
    if (!place.inProgram()) {
      return scene.texts.get("debug.computer.idle", computer.name(), address, cycle);
    }
    String code = Backtrace.place(computer.image(place.tid()), place.pc());
    return scene.texts.get(
        "debug.computer.at", computer.name(), address, cycle, place.pid(), place.tid(), code);
  }

  /** {@code computer NAME}, or its number: which one is looked at. */
  void computer(String words) {
    List<View> all = scene.timeline.computers();
    int number = words.matches("[0-9]{1,3}") ? Integer.parseInt(words) : 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(words) || number == i + 1) {
        scene.look(i + 1);
        scene.out.println("* " + standing(scene.view()));
        return;
      }
    }
    String names = String.join(", ", all.stream().map(View::name).toList());
    throw scene.wrong("debug.wrong.computer", words, names);
  }
}
