package ringside.isa.preprocess;

import java.util.List;

/** Writes tokens down again. */
final class Spelling {
  private Spelling() {}

  /** The text, with a blank where two tokens would otherwise become one. */
  static String of(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(token.blanks());
      boolean touches =
          text.length() > 0
              && TokenReader.isNamePart(text.charAt(text.length() - 1))
              && TokenReader.isNamePart(token.text().charAt(0));
      text.append(touches ? " " : "").append(token.text());
    }
    return text.toString();
  }
}
