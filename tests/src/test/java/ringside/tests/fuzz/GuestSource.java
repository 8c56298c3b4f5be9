package ringside.tests.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.isa.abi.Syscall;

/** A sequence as a guest program in C: put it into src/test/c and run {@code build} there. */
final class GuestSource {
  private GuestSource() {}

  static String of(List<Step> steps) {
    String lines =
        IntStream.range(0, steps.size())
            .mapToObj(i -> "  " + line(i, steps.get(i)) + "\n")
            .collect(Collectors.joining());
    return "#include \"lockstep.h\"\n\nint main(void) {\n  begin();\n"
        + lines
        + "  END("
        + steps.size()
        + ");\n  return 0;\n}\n";
  }

  private static String line(int index, Step step) {
    String place = "(" + step.slot() + ", " + index + ", ";
    return switch (step.kind()) {
          case FORK -> "FORK" + place + ended(step) + ", " + step.number() + ");";
          case EXIT -> "EXIT" + place + ended(step) + ", " + step.arguments().get(0).value() + ");";
          case LOAD, STORE -> "STEP" + place + expected(step, index) + ", " + access(step) + ");";
          case HANDLE -> "STEP" + place + expected(step, index) + ", " + handle(step) + ");";
          case CALL -> "STEP" + place + expected(step, index) + ", " + call(step) + ");";
        }
        + data(step, index);
  }

  private static String expected(Step step, int index) {
    String modes = step.flags().stream().map(flag -> " | " + flag).collect(Collectors.joining());
    int value = step.report(index).value();
    return "%s%s, %d, %d".formatted(ended(step), modes, step.variable(), value);
  }

  private static String ended(Step step) {
    String ended = step.ended() == 0 ? "" : " | ENDED(" + step.ended() + ")";
    String quiet = step.quiet() == 0 ? "" : " | QUIET(" + step.quiet() + ")";
    return "0" + ended + quiet;
  }

  private static String handle(Step step) {
    List<String> words = step.arguments().stream().map(GuestSource::argument).toList();
    return "on_signal(%s, (void *)count_signal, %s)".formatted(words.get(0), words.get(1));
  }

  private static String call(Step step) {
    String name = Objects.requireNonNull(Syscall.of(step.number())).name();
    String arguments =
        step.arguments().stream().map(a -> ", " + argument(a)).collect(Collectors.joining());
    return prepared(step) + "sys(SYS_" + name.toLowerCase(Locale.ROOT) + arguments + ")";
  }

  private static String prepared(Step step) {
    String words =
        IntStream.of(step.words()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    Step.Fill fill = step.fill();
    return (words.isEmpty() ? "" : "WORDS(" + words + "), ")
        + (fill.bytes() == 0
            ? ""
            : "fill(%d, %d, %d), ".formatted(fill.at(), fill.bytes(), fill.first()));
  }

  private static String access(Step step) {
    List<String> words = step.arguments().stream().map(GuestSource::argument).toList();
    String place = "WORD_AT(" + words.get(0) + " + " + words.get(1) + ")";
    return step.kind() == Step.Kind.LOAD ? place : "(" + place + " = " + words.get(2) + ", 0)";
  }

  private static String argument(Step.Argument argument) {
    int value = argument.value();
    return switch (argument.form()) {
      case LITERAL -> Integer.toString(value);
      case VARIABLE -> "shared->variables[" + value + "]";
      case BUFFER -> "(long)(buffer + " + value + ")";
      case KEY -> "key(" + value + ")";
      case NAME -> "(long)names[" + value + "]";
      case HEAP -> "heap_start + " + value;
    };
  }

  private static String data(Step step, int index) {
    return step.checks().stream()
        .filter(check -> check.expected().length > 0)
        .map(check -> data(step.slot(), index, check))
        .collect(Collectors.joining());
  }

  private static String data(int slot, int index, Step.Check check) {
    byte[] expected = check.expected();
    String numbers = "%d, %d, %d, ".formatted(slot, index, check.at());
    return "\n  BYTES(%s%d, %d); // %s"
        .formatted(numbers, expected.length, Report.hash(expected), bytes(expected));
  }

  private static String bytes(byte[] data) {
    String shown =
        IntStream.range(0, Math.min(data.length, 16))
            .mapToObj(i -> Integer.toString(data[i] & 0xff))
            .collect(Collectors.joining(" "));
    return data.length > 16 ? shown + " ... (" + data.length + ")" : shown;
  }
}
