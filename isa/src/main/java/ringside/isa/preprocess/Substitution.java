package ringside.isa.preprocess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The body of a macro with its arguments in place: #, ## and __VA_ARGS__ (C17, 6.10.3.1-3). */
final class Substitution {
  private final Macro macro;
  private final List<List<Token>> arguments;
  private final Expander expander;
  private final List<Token> result = new ArrayList<>();

  Substitution(Macro macro, List<List<Token>> arguments, Expander expander) {
    this.macro = macro;
    this.arguments = arguments;
    this.expander = expander;
  }

  /** All of it, its tokens hiding some names. */
  List<Token> result(Set<String> hidden) {
    List<Token> body = macro.body();
    boolean leftEmpty = false;
    int index = 0;
    while (index < body.size()) {
      Token token = body.get(index);
      if (isPaste(index)) {
        index++;
        continue;
      }
      boolean pastes = index > 0 && isPaste(index - 1);
      boolean stringified = isStringify(index);
      int end = index + (stringified ? 2 : 1);
      List<Token> piece =
          stringified
              ? List.of(string(argument(body.get(index + 1)), token.blanks()))
              : piece(token, pastes || isPaste(end));
      if (!pastes || leftEmpty) {
        result.addAll(piece);
      } else {
        paste(token, body.get(index - 2), piece);
      }
      leftEmpty = piece.isEmpty() && (!pastes || leftEmpty);
      index = end;
    }
    return hiding(hidden);
  }

  private List<Token> hiding(Set<String> hidden) {
    List<Token> tokens = new ArrayList<>(result.size());
    for (Token token : result) {
      tokens.add(token.hiding(union(token.hidden(), hidden)));
    }
    return tokens;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.containsAll(some)) {
      return others;
    }
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private boolean isPaste(int index) {
    return index < macro.body().size() && macro.body().get(index).is("##");
  }

  private boolean isStringify(int index) {
    return macro.parameters() != null
        && macro.body().get(index).is("#")
        && index + 1 < macro.body().size()
        && macro.parameter(macro.body().get(index + 1)) >= 0;
  }

  /** A token of the body, or the argument that it names. */
  private List<Token> piece(Token token, boolean raw) {
    if (macro.parameter(token) < 0) {
      return List.of(token);
    }
    List<Token> argument = argument(token);
    List<Token> tokens = raw ? argument : expander.expand(argument);
    if (tokens.isEmpty()) {
      return tokens;
    }
    List<Token> spaced = new ArrayList<>(tokens);
    spaced.set(0, tokens.get(0).behind(token.blanks()));
    return spaced;
  }

  private List<Token> argument(Token parameter) {
    int position = macro.parameter(parameter);
    return position < arguments.size() ? arguments.get(position) : List.of();
  }

  private void paste(Token token, Token before, List<Token> piece) {
    boolean rest = macro.variadic() && macro.parameter(token) == macro.parameterCount() - 1;
    int last = result.size() - 1;
    if (rest && before.is(",")) {
      // GNU's: the comma goes where there is nothing for the rest, and is not pasted otherwise.
      if (arguments.size() < macro.parameterCount() || piece.isEmpty()) {
        result.remove(last);
      }
      result.addAll(piece);
      return;
    }
    if (piece.isEmpty() || last < 0) {
      result.addAll(piece);
      return;
    }
    Token left = result.remove(last);
    List<Token> joined = TokenReader.read(left.text() + piece.get(0).text());
    for (int index = 0; index < joined.size(); index++) {
      result.add(index == 0 ? joined.get(0).behind(left.blanks()) : joined.get(index));
    }
    result.addAll(piece.subList(1, piece.size()));
  }

  /** The spelling of an argument as a string (#). */
  private static Token string(List<Token> argument, String blanks) {
    StringBuilder text = new StringBuilder("\"");
    for (int index = 0; index < argument.size(); index++) {
      Token token = argument.get(index);
      if (index > 0 && !token.blanks().isEmpty()) {
        text.append(' ');
      }
      boolean quoted = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.CHARACTER;
      String spelling = token.text();
      text.append(quoted ? spelling.replace("\\", "\\\\").replace("\"", "\\\"") : spelling);
    }
    return new Token(Token.Kind.STRING, text.append('"').toString(), blanks);
  }
}
