package ringside.isa.preprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Preprocesses assembly as {@code gcc -x assembler-with-cpp} does (GNU cpp manual). What the
 * assembler takes for a comment, from # on, is left alone: nothing in it is expanded.
 */
public final class Preprocessor {
  private static final int DEEPEST_INCLUSION = 200;

  /** Where #include finds its files. */
  @FunctionalInterface
  public interface Loader {
    /** The text of a file, or null if there is none of that name. */
    @Nullable String load(String name);
  }

  /**
   * What came of a file.
   *
   * @param lines those that count, in order
   */
  public record Result(List<PreprocessedLine> lines, List<Problem> problems) {
    public Result {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }
  }

  private final Loader loader;
  private final Macros macros = new Macros();
  private final Expander expander = new Expander(macros);
  private final Groups groups = new Groups();
  private final Set<String> once = new HashSet<>();
  private final List<PreprocessedLine> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<OpenFile> files = new ArrayDeque<>();

  private Preprocessor(Loader loader) {
    this.loader = loader;
  }

  /** Preprocesses a file; all its mistakes are reported at once. */
  public static Result run(String name, String text, Loader loader) {
    Preprocessor preprocessor = new Preprocessor(loader);
    preprocessor.file(name, text);
    return new Result(preprocessor.lines, preprocessor.problems);
  }

  private void file(String name, String text) {
    OpenFile file = new OpenFile(name, text);
    files.push(file);
    int open = groups.depth();
    while (file.hasNext()) {
      String line = file.nextLine();
      try {
        line(file, line);
      } catch (PreprocessException mistake) {
        report(true, mistake.text(), mistake.suggestion());
      }
    }
    if (groups.depth() > open) {
      int first = groups.unwindTo(open);
      report(true, "the #if in line " + first + " has no #endif", null);
    }
    if (file.endsInComment()) {
      report(true, "a comment is not closed", "a */ is missing");
    }
    files.pop();
  }

  private void line(OpenFile file, String line) {
    String text = line.strip();
    if (text.startsWith("#")) {
      directive(file, TokenReader.read(text.substring(1)));
    } else if (groups.active()) {
      expander.moveTo(file.name(), file.number());
      int number = file.number();
      List<Token> tokens = TokenReader.read(withoutComment(line));
      String expanded = Spelling.of(expander.expand(tokens, file));
      lines.add(new PreprocessedLine(file.name(), number, expanded));
    }
  }

  /** What the assembler will take for a comment goes, as far as it is not in quotes. */
  static String withoutComment(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) != '#') {
      at = TokenReader.skipQuoted(line, at);
    }
    return line.substring(0, at);
  }

  private void directive(OpenFile file, List<Token> tokens) {
    String name = tokens.isEmpty() ? "" : tokens.get(0).text();
    List<Token> rest = tokens.isEmpty() ? tokens : tokens.subList(1, tokens.size());
    expander.moveTo(file.name(), file.number());
    switch (name) {
      case "if" -> groups.open(groups.active() && condition(rest), file.number());
      case "ifdef" -> groups.open(groups.active() && isDefined(rest), file.number());
      case "ifndef" -> groups.open(groups.active() && !isDefined(rest), file.number());
      case "elif" -> groups.otherwise(groups.wantsCondition() && condition(rest), false);
      case "else" -> groups.otherwise(true, true);
      case "endif" -> groups.close();
      default -> {
        if (groups.active()) {
          activeDirective(file, name, rest);
        }
      }
    }
  }

  private void activeDirective(OpenFile file, String name, List<Token> rest) {
    switch (name) {
      case "define" -> define(Definition.read(rest));
      case "undef" -> macros.undefine(nameIn(rest, "#undef"));
      case "include" -> include(file, rest);
      case "error" -> throw new PreprocessException("#error " + Spelling.of(rest).strip());
      case "warning" -> report(false, "#warning " + Spelling.of(rest).strip(), null);
      case "line" -> file.renumber(expander.expand(rest));
      case "pragma" -> {
        if (Spelling.of(rest).strip().equals("once")) {
          once.add(file.path());
        }
      }
      // Anything else is a comment of the assembler, as gcc leaves it to it.
      default -> {}
    }
  }

  private void define(Macro macro) {
    if (macros.define(macro) != null) {
      report(false, "macro '" + macro.name() + "' is defined anew, as something else", null);
    }
  }

  private boolean isDefined(List<Token> rest) {
    return macros.isDefined(nameIn(rest, "#ifdef"));
  }

  private static String nameIn(List<Token> rest, String directive) {
    if (rest.isEmpty() || !rest.get(0).isName()) {
      throw new PreprocessException(directive + " needs a name");
    }
    return rest.get(0).text();
  }

  private boolean condition(List<Token> tokens) {
    List<Token> known = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at++);
      if (!token.isName() || !token.text().equals("defined")) {
        known.add(token);
        continue;
      }
      boolean parenthesis = at < tokens.size() && tokens.get(at).is("(");
      at += parenthesis ? 1 : 0;
      String name = nameIn(tokens.subList(Math.min(at, tokens.size()), tokens.size()), "defined");
      at += parenthesis ? 2 : 1;
      known.add(new Token(Token.Kind.NUMBER, macros.isDefined(name) ? "1" : "0", " "));
    }
    return Condition.isTrue(expander.expand(known));
  }

  private void include(OpenFile file, List<Token> rest) {
    boolean direct = !rest.isEmpty() && (rest.get(0).is("<") || isString(rest.get(0)));
    String written = Spelling.of(direct ? rest : expander.expand(rest)).strip();
    boolean quoted = written.length() > 2 && written.startsWith("\"");
    boolean angled = written.length() > 2 && written.startsWith("<");
    int end = written.indexOf(quoted ? '"' : '>', 1);
    if (!quoted && !angled || end < 0) {
      throw new PreprocessException("#include needs a file", "write #include \"file\"");
    }
    if (files.size() > DEEPEST_INCLUSION) {
      throw new PreprocessException(
          "files include each other more than " + DEEPEST_INCLUSION + " deep");
    }
    include(file, written.substring(1, end));
  }

  /** Beside the including file first, then as given. */
  private void include(OpenFile file, String name) {
    String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
    String beside = name.startsWith("/") ? name : folder + name;
    for (String candidate : List.of(beside, name)) {
      String text = loader.load(candidate);
      if (text != null) {
        if (!once.contains(candidate)) {
          file(candidate, text);
        }
        return;
      }
    }
    throw new PreprocessException(
        "cannot find the file '" + name + "'",
        "it is looked for beside " + file.path() + ", then as given");
  }

  private static boolean isString(Token token) {
    return token.kind() == Token.Kind.STRING;
  }

  private void report(boolean error, String message, @Nullable String suggestion) {
    OpenFile file = files.element();
    problems.add(
        new Problem(
            error, file.name(), file.number(), file.column(), message, file.line(), suggestion));
  }
}
