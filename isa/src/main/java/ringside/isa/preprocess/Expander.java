package ringside.isa.preprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces macros by what they stand for (C17, 6.10.3), by Prosser's algorithm with hide sets. */
final class Expander {
  private static final int MOST_TOKENS = 500_000;
  private static final int DEEPEST_NESTING = 200;

  /** Where a list of arguments goes on that is not closed on its line. */
  interface Source {
    /** The character that the next line begins with; 0 if there is none. */
    char peek();

    List<Token> next();
  }

  private final Macros macros;
  private final Source none =
      new Source() {
        @Override
        public char peek() {
          return 0;
        }

        @Override
        public List<Token> next() {
          throw new IllegalStateException("there is no next line");
        }
      };
  private String file = "";
  private int line;
  private int counter;
  private int made;
  private int depth;

  Expander(Macros macros) {
    this.macros = macros;
  }

  /** What __FILE__ and __LINE__ are from now on. */
  void moveTo(String newFile, int newLine) {
    file = newFile;
    line = newLine;
  }

  /** The tokens of a line alone. */
  List<Token> expand(List<Token> tokens) {
    return expand(tokens, none);
  }

  /** The tokens of a line, and of further ones as far as arguments reach. */
  List<Token> expand(List<Token> tokens, Source more) {
    if (++depth > DEEPEST_NESTING) {
      throw new PreprocessException("macros are nested more than " + DEEPEST_NESTING + " deep");
    }
    Deque<Token> input = new ArrayDeque<>(tokens);
    List<Token> output = new ArrayList<>(tokens.size());
    while (!input.isEmpty()) {
      Token token = input.removeFirst();
      List<Token> replacement = replacement(token, input, more);
      if (replacement == null) {
        output.add(token);
      } else {
        pushFront(input, replacement, token.blanks());
      }
    }
    depth--;
    return output;
  }

  private void pushFront(Deque<Token> input, List<Token> replacement, String blanks) {
    made += replacement.size();
    if (made > MOST_TOKENS) {
      throw new PreprocessException("macros expand to more than " + MOST_TOKENS + " tokens");
    }
    for (int index = replacement.size() - 1; index > 0; index--) {
      input.addFirst(replacement.get(index));
    }
    if (!replacement.isEmpty()) {
      input.addFirst(replacement.get(0).behind(blanks));
    } else if (!blanks.isEmpty() && !input.isEmpty() && input.element().blanks().isEmpty()) {
      input.addFirst(input.removeFirst().behind(" "));
    }
  }

  /** What a token becomes, or null if it stays. */
  private @Nullable List<Token> replacement(Token token, Deque<Token> input, Source more) {
    if (!token.isName() || token.hidden().contains(token.text())) {
      return null;
    }
    Macro macro = macros.find(token.text());
    if (macro == null) {
      return builtIn(token);
    }
    if (macro.parameters() == null) {
      Set<String> hidden = new HashSet<>(token.hidden());
      hidden.add(macro.name());
      return new Substitution(macro, List.of(), this).result(hidden);
    }
    boolean called = input.isEmpty() ? more.peek() == '(' : input.element().is("(");
    if (!called) {
      return null;
    }
    ArgumentReader reader = new ArgumentReader(macro, input, more);
    List<List<Token>> arguments = reader.read();
    Set<String> hidden = new HashSet<>(token.hidden());
    hidden.retainAll(reader.closing().hidden());
    hidden.add(macro.name());
    return new Substitution(macro, arguments, this).result(hidden);
  }

  private @Nullable List<Token> builtIn(Token token) {
    return switch (token.text()) {
      case "__LINE__" -> number(line);
      case "__FILE__" -> List.of(new Token(Token.Kind.STRING, '"' + file + '"', ""));
      case "__COUNTER__" -> number(counter++);
      default -> null;
    };
  }

  private static List<Token> number(int value) {
    return List.of(new Token(Token.Kind.NUMBER, Integer.toString(value), ""));
  }
}
