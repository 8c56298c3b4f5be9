package ringside.lab.debugger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.Register;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.ElfSymbol;
import ringside.lab.debug.View;
import ringside.lab.report.Texts;
import ringside.lab.session.ThreadView;

/**
 * What a person asks for a value of, where a run stands: numbers, registers ({@code $a0}), words at
 * symbols ({@code count}), at addresses ({@code *0x10000}), addresses ({@code &count}), and sums,
 * comparisons, {@code &&} and {@code ||} of them. Reads and evaluates in one pass.
 */
final class Expression {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<=", ">=", "<", ">");

  /** Brackets, stars and signs in one another. */
  private static final int DEEPEST = 100;

  private final Texts texts;
  private final View view;
  private final int tid;
  private final Locals locals;
  private final String text;
  private int at;
  private int depth;
  private boolean namesAreAddresses;

  /**
   * An expression of a thread.
   *
   * @param tid whose registers and memory are meant
   */
  Expression(Texts texts, View view, int tid, String text) {
    this(texts, view, tid, new Locals(view, tid), text);
  }

  /**
   * The same with the variables of another frame.
   *
   * @param locals those that names mean first
   */
  Expression(Texts texts, View view, int tid, Locals locals, String text) {
    this.locals = locals;
    this.texts = texts;
    this.view = view;
    this.tid = tid;
    this.text = text;
  }

  /** Its value. */
  int value() {
    int value = or();
    end();
    return value;
  }

  /** The address of what it names: of a symbol, as in count+4, or behind a star; else its value. */
  int address() {
    namesAreAddresses = !take("*");
    return value();
  }

  private int or() {
    int value = and();
    while (take("||")) {
      int other = and();
      value = value != 0 || other != 0 ? 1 : 0;
    }
    return value;
  }

  private int and() {
    int value = comparison();
    while (take("&&")) {
      int other = comparison();
      value = value != 0 && other != 0 ? 1 : 0;
    }
    return value;
  }

  private int comparison() {
    int value = sum();
    for (String operator : COMPARISONS) {
      if (take(operator)) {
        return compare(operator, value, sum()) ? 1 : 0;
      }
    }
    return value;
  }

  private static boolean compare(String operator, int one, int other) {
    return switch (operator) {
      case "==" -> one == other;
      case "!=" -> one != other;
      case "<=" -> one <= other;
      case ">=" -> one >= other;
      case "<" -> one < other;
      default -> one > other;
    };
  }

  private int sum() {
    int value = single();
    for (boolean more = true; more; ) {
      if (take("+")) {
        value += single();
      } else if (take("-")) {
        value -= single();
      } else {
        more = false;
      }
    }
    return value;
  }

  private int single() {
    if (++depth > DEEPEST) {
      throw new Wrong(texts.get("debug.wrong.expression", text));
    }
    int value = factor();
    depth--;
    return value;
  }

  private int factor() {
    if (take("*")) {
      return word(single());
    } else if (take("-")) {
      return -single();
    } else if (take("(")) {
      int value = or();
      if (!take(")")) {
        throw new Wrong(texts.get("debug.wrong.bracket", text));
      }
      return value;
    } else if (take("&")) {
      String name = name();
      OptionalInt local = locals.address(name);
      return local.isPresent()
          ? local.getAsInt()
          : symbol(name).orElseThrow(() -> unknown(name)).value();
    } else if (take("$")) {
      return register(name());
    }
    return named(name());
  }

  private int named(String name) {
    if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
      return number(name);
    }
    OptionalInt known = namesAreAddresses ? locals.address(name) : locals.value(name);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    Optional<ElfSymbol> symbol = symbol(name);
    if (symbol.isEmpty()) {
      return register(name);
    }
    int address = symbol.get().value();
    ElfImage image = view.image(tid);
    boolean isAddress =
        namesAreAddresses
            || symbol.get().kind() == ElfSymbol.Kind.ABSOLUTE
            || image.segmentAt(address).filter(ElfSegment::executable).isPresent();
    return isAddress ? address : word(address);
  }

  private int number(String digits) {
    try {
      return (int) (long) Long.decode(digits.replace("_", ""));
    } catch (NumberFormatException none) {
      throw new Wrong(texts.get("debug.wrong.number", digits));
    }
  }

  private int register(String name) {
    if (name.equals("cycle")) {
      return (int) view.cycle();
    } else if (name.equals("tid")) {
      return view.position().tid();
    } else if (name.equals("pid")) {
      return view.position().pid();
    }
    int number = Register.number(name);
    if (number < 0 && !name.equals("pc")) {
      throw unknown(name);
    }
    ThreadView thread =
        view.registers(tid).orElseThrow(() -> new Wrong(texts.get("debug.wrong.thread", tid)));
    return number < 0 ? thread.pc() : thread.registers().get(number);
  }

  private int word(int address) {
    int pid = view.registers(tid).map(ThreadView::pid).orElse(0);
    return view.word(pid, address)
        .orElseThrow(
            () -> new Wrong(texts.get("debug.wrong.memory", "0x" + Integer.toHexString(address))));
  }

  private Optional<ElfSymbol> symbol(String name) {
    int pid = view.registers(tid).map(ThreadView::pid).orElse(0);
    return name.isEmpty() ? Optional.empty() : view.symbol(pid, name);
  }

  private Wrong unknown(String name) {
    return new Wrong(texts.get("debug.wrong.name", name));
  }

  private String name() {
    skip();
    int start = at;
    while (at < text.length() && isPartOfName(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new Wrong(texts.get("debug.wrong.expression", text));
    }
    return text.substring(start, at);
  }

  private static boolean isPartOfName(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '.';
  }

  private boolean take(String word) {
    skip();
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private void end() {
    skip();
    if (at < text.length()) {
      throw new Wrong(texts.get("debug.wrong.expression", text));
    }
  }
}
