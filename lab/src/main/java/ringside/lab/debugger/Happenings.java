package ringside.lab.debugger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;

/** What {@code catch} and {@code goto} name: things that happen. */
final class Happenings {
  /** The words that events begin with. */
  static final List<String> NAMES =
      List.of(
          "switch", "trap", "call", "return", "fault", "signal", "state", "flush", "exec", "exit",
          "born", "crash");

  private final Scene scene;

  Happenings(Scene scene) {
    this.scene = scene;
  }

  /** The events of some words, as in {@code call write 3}; those behind them are conditions. */
  Predicate<Event> find(String words) {
    List<String> all = Arrays.asList(words.strip().split(" +", -1));
    String first = all.size() > 1 ? all.get(1) : "";
    String second = all.size() > 2 ? all.get(2) : "";
    return switch (all.get(0)) {
      case "" -> throw scene.wrong("debug.wrong.event.none");
      case "switch" -> is(Event.Switched.class).and(ofThread(first));
      case "trap" -> is(Event.Trapped.class).and(ofThread(first));
      case "fault" -> is(Event.PageFaulted.class).and(ofProcess(first));
      case "call" -> call(first).and(ofThread(second));
      case "return" -> returned(first, second);
      case "signal" -> signal(first);
      case "state" -> state(second).and(ofThread(first));
      case "flush" -> is(Event.TlbFlushed.class);
      case "exec" -> is(Event.Executed.class).and(ofProcess(first));
      case "exit" -> is(Event.ProcessEnded.class).and(ofProcess(first));
      case "born" -> is(Event.Born.class);
      case "crash" -> is(Event.Crashed.class);
      default -> throw scene.wrong("debug.wrong.event", all.get(0));
    };
  }

  private static Predicate<Event> is(Class<? extends Event> type) {
    return type::isInstance;
  }

  private Predicate<Event> ofThread(String word) {
    int tid = word.isEmpty() ? 0 : number(word);
    return event -> tid == 0 || event.at().tid() == tid;
  }

  private Predicate<Event> ofProcess(String word) {
    int pid = word.isEmpty() ? 0 : number(word);
    return event -> pid == 0 || event.at().pid() == pid;
  }

  private int number(String word) {
    return scene.value(word);
  }

  private Predicate<Event> call(String name) {
    int number = callNumber(name);
    return event ->
        event instanceof Event.Called call && (name.isEmpty() || call.number() == number);
  }

  private Predicate<Event> returned(String name, String result) {
    int number = callNumber(name);
    boolean isNumber = result.matches("-?[0-9].*");
    int value = isNumber ? number(result) : 0;
    String errno = result.toUpperCase(Locale.ROOT);
    return event ->
        event instanceof Event.Returned call
            && (name.isEmpty() || call.number() == number)
            && (errno.isEmpty() || isResult(call, isNumber, value, errno));
  }

  private static boolean isResult(Event.Returned call, boolean isNumber, int value, String errno) {
    Errno error = call.errno();
    return error == null ? isNumber && call.value() == value : error.name().equals(errno);
  }

  private int callNumber(String name) {
    if (name.isEmpty() || name.matches("[0-9]+")) {
      return name.isEmpty() ? 0 : number(name);
    }
    return Arrays.stream(Syscall.values())
        .filter(call -> call.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> scene.wrong("debug.wrong.call", name))
        .number();
  }

  private Predicate<Event> signal(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    int number =
        Arrays.stream(Signal.values())
            .filter(signal -> signal.name().equals(wanted) || signal.name().equals("SIG" + wanted))
            .mapToInt(Signal::number)
            .findFirst()
            .orElseGet(() -> name.isEmpty() ? 0 : number(name));
    return event ->
        event instanceof Event.SignalSent sent && (number == 0 || sent.signal() == number);
  }

  private Predicate<Event> state(String title) {
    if (!title.isEmpty()
        && Arrays.stream(ThreadState.values()).noneMatch(state -> state.title().equals(title))) {
      String titles =
          String.join(", ", Arrays.stream(ThreadState.values()).map(ThreadState::title).toList());
      throw scene.wrong("debug.wrong.state", title, titles);
    }
    return event ->
        event instanceof Event.StateChanged changed
            && (title.isEmpty() || changed.to().title().equals(title));
  }
}
