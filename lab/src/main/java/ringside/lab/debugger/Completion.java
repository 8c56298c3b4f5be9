package ringside.lab.debugger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import ringside.isa.Register;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.event.ThreadState;
import ringside.lab.debug.View;
import ringside.lab.debugger.panel.PanelKind;
import ringside.lab.look.Sight;

/** How the beginning of a line can go on: commands, symbols, registers, events and their names. */
final class Completion {
  private static final List<String> PLACES = List.of("start", "end", "retired", "output", "last");

  private final Scene scene;
  private final Collection<String> commands;

  /** Of a debugger with these commands. */
  Completion(Scene scene, Collection<String> commands) {
    this.scene = scene;
    this.commands = commands;
  }

  /** The words that may stand for the last one, of which there may be no letter yet. */
  List<String> of(String line) {
    String[] words = line.stripLeading().split(" +", -1);
    String last = words[words.length - 1];
    List<String> whole = candidates(words).stream().filter(word -> word.startsWith(last)).toList();
    int start = expressionStart(last);
    if (!whole.isEmpty() || start == 0 || words.length == 1) {
      return whole;
    }
    String head = last.substring(0, start);
    String tail = last.substring(start);
    return names().stream().filter(name -> name.startsWith(tail)).map(head::concat).toList();
  }

  /** Where in a word the name begins that is being typed, as in {@code *$sp+cou}. */
  private static int expressionStart(String word) {
    int start = word.length();
    while (start > 0 && "*&+-()<>=!|:/".indexOf(word.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private Collection<String> candidates(String[] words) {
    if (words.length == 1) {
      return new TreeSet<>(commands);
    }
    return switch (words[0].split("/", 2)[0]) {
      case "b", "break", "tb", "tbreak", "disas", "disassemble" ->
          words.length == 2 ? symbols() : names();
      case "until", "runtil", "catch" -> events(Arrays.copyOfRange(words, 1, words.length));
      case "goto", "g" -> places(words);
      case "thread", "t", "why" -> tids();
      case "info", "i" -> List.of("threads", "registers", "locals", "breakpoints", "computers");
      case "computer" -> scene.timeline.computers().stream().map(View::name).toList();
      case "set" -> changes(words.length);
      case "branch", "compare" -> branches();
      case "show" -> Sight.titles();
      case "panel" -> words.length == 2 ? PanelKind.titles() : List.of("on", "off");
      default -> names();
    };
  }

  private Collection<String> symbols() {
    TreeSet<String> names = new TreeSet<>();
    for (ElfSymbol symbol : scene.view().image(scene.tid()).symbols()) {
      if (symbol.kind() != ElfSymbol.Kind.ABSOLUTE) {
        names.add(symbol.name());
      }
    }
    return names;
  }

  private Collection<String> names() {
    List<String> names = new ArrayList<>(symbols());
    Register.names().forEach(name -> names.add("$" + name));
    names.addAll(List.of("$pc", "$cycle", "$tid", "$pid"));
    return names;
  }

  private Collection<String> changes(int words) {
    List<String> changes = new ArrayList<>(names());
    changes.addAll(words == 2 ? List.of("next", "byte") : tids());
    return changes;
  }

  private Collection<String> branches() {
    return scene.timeline.branches().all().stream()
        .map(branch -> String.valueOf(branch.number()))
        .toList();
  }

  private Collection<String> tids() {
    return scene.view().computer().processes().threads().stream()
        .map(thread -> String.valueOf(thread.tid()))
        .toList();
  }

  private Collection<String> places(String[] words) {
    List<String> places = new ArrayList<>(words.length == 2 ? PLACES : List.of());
    places.addAll(events(Arrays.copyOfRange(words, 1, words.length)));
    return places;
  }

  /** The names of events, or what one of them can be told more closely by. */
  private Collection<String> events(String[] words) {
    if (words.length == 1) {
      return Happenings.NAMES;
    }
    return switch (words[0] + words.length) {
      case "call2", "return2" -> titles(Arrays.stream(Syscall.values()).map(Syscall::title));
      case "signal2" -> titles(Arrays.stream(Signal.values()).map(Signal::name));
      case "state3" -> titles(Arrays.stream(ThreadState.values()).map(ThreadState::title));
      case "state2", "switch2", "trap2", "call3" -> tids();
      default -> List.of();
    };
  }

  private static Collection<String> titles(Stream<String> all) {
    return all.map(title -> title.toLowerCase(Locale.ROOT)).sorted().toList();
  }
}
