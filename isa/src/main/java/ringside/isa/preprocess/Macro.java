package ringside.isa.preprocess;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A macro as defined (C17, 6.10.3).
 *
 * @param parameters null of one that takes no list of arguments
 * @param variadic whether the last parameter takes all remaining arguments
 */
record Macro(String name, @Nullable List<String> parameters, boolean variadic, List<Token> body) {
  int parameterCount() {
    return parameters == null ? 0 : parameters.size();
  }

  /** The position of a parameter; -1 if the token is none. */
  int parameter(Token token) {
    return parameters == null || !token.isName() ? -1 : parameters.indexOf(token.text());
  }

  /** Whether the body says the same, so that it may be defined again. */
  boolean sameAs(Macro other) {
    boolean same = body.size() == other.body.size();
    for (int index = 0; same && index < body.size(); index++) {
      Token one = body.get(index);
      Token two = other.body.get(index);
      boolean spaced = index > 0 && one.blanks().isEmpty() != two.blanks().isEmpty();
      same = one.text().equals(two.text()) && !spaced;
    }
    return same && Objects.equals(parameters, other.parameters);
  }
}
