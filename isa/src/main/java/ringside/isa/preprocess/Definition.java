package ringside.isa.preprocess;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands behind #define. */
final class Definition {
  private static final String REST = "__VA_ARGS__";

  private final List<Token> tokens;
  private final List<String> parameters = new ArrayList<>();
  private boolean variadic;
  private int at = 1;

  private Definition(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Macro read(List<Token> tokens) {
    if (tokens.isEmpty() || !tokens.get(0).isName()) {
      throw new PreprocessException("#define needs a name", "write #define NAME VALUE");
    }
    if (tokens.get(0).text().equals("defined")) {
      throw new PreprocessException("'defined' cannot be the name of a macro");
    }
    return new Definition(tokens).macro(tokens.get(0).text());
  }

  private Macro macro(String name) {
    boolean list = tokens.size() > 1 && tokens.get(1).is("(") && tokens.get(1).blanks().isEmpty();
    if (list) {
      readParameters();
    }
    List<Token> body = new ArrayList<>(tokens.subList(at, tokens.size()));
    if (!body.isEmpty() && (body.get(0).is("##") || body.get(body.size() - 1).is("##"))) {
      throw new PreprocessException("## must stand between two tokens");
    }
    return new Macro(name, list ? List.copyOf(parameters) : null, variadic, List.copyOf(body));
  }

  private void readParameters() {
    at = 2;
    boolean first = true;
    while (!accept(")")) {
      if (!first && !accept(",")) {
        throw wrong();
      }
      first = false;
      parameter();
      if (variadic && !(at < tokens.size() && tokens.get(at).is(")"))) {
        throw wrong();
      }
    }
  }

  private void parameter() {
    if (accept("...")) {
      parameters.add(REST);
      variadic = true;
      return;
    }
    if (at >= tokens.size() || !tokens.get(at).isName()) {
      throw wrong();
    }
    parameters.add(tokens.get(at++).text());
    variadic = accept("...");
  }

  private boolean accept(String text) {
    boolean found = at < tokens.size() && tokens.get(at).is(text);
    at += found ? 1 : 0;
    return found;
  }

  private static PreprocessException wrong() {
    return new PreprocessException(
        "the parameters of this macro are no list of names", "write #define NAME(one, two) BODY");
  }
}
