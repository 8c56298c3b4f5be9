package ringside.isa.preprocess;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes the arguments of a macro's call from the tokens that follow its name. */
final class ArgumentReader {
  private final Macro macro;
  private final Deque<Token> input;
  private final Expander.Source more;
  private Token closing = new Token(Token.Kind.OTHER, ")", "");

  ArgumentReader(Macro macro, Deque<Token> input, Expander.Source more) {
    this.macro = macro;
    this.input = input;
    this.more = more;
  }

  /** The parenthesis that ended the list. */
  Token closing() {
    return closing;
  }

  /** One list of tokens for each parameter. */
  List<List<Token>> read() {
    List<List<Token>> arguments = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int nesting = 0;
    while (true) {
      Token token = next();
      nesting += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (nesting == 0) {
        closing = token;
        arguments.add(current);
        return checked(arguments);
      }
      boolean first = nesting == 1 && token.is("(") && arguments.isEmpty() && current.isEmpty();
      if (token.is(",") && nesting == 1 && !takesRest(arguments.size())) {
        arguments.add(current);
        current = new ArrayList<>();
      } else if (!first) {
        current.add(token);
      }
    }
  }

  private boolean takesRest(int position) {
    return macro.variadic() && position == macro.parameterCount() - 1;
  }

  private Token next() {
    while (input.isEmpty()) {
      if (more.peek() == 0 || more.peek() == '#') {
        throw new PreprocessException(
            "the arguments of macro '" + macro.name() + "' are not closed", "a ) is missing");
      }
      input.addAll(more.next());
    }
    return input.removeFirst();
  }

  private List<List<Token>> checked(List<List<Token>> arguments) {
    int wanted = macro.parameterCount();
    int given = arguments.size();
    if (given == 1 && wanted == 0 && arguments.get(0).isEmpty()) {
      return List.of();
    }
    if (macro.variadic() && given == wanted - 1) {
      return arguments; // nothing for the rest, not even a comma
    }
    if (given != wanted) {
      throw new PreprocessException(
          "macro '%s' takes %d arguments, but %d are given".formatted(macro.name(), wanted, given));
    }
    return arguments;
  }
}
