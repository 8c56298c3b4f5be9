package ringside.isa.preprocess;

import java.util.Set;

/**
 * A preprocessing token (C17, 6.4).
 *
 * @param blanks what stands in front of it
 * @param hidden names of macros that are not expanded in it again (Prosser's hide set)
 */
record Token(Kind kind, String text, String blanks, Set<String> hidden) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    CHARACTER,
    OTHER
  }

  Token(Kind kind, String text, String blanks) {
    this(kind, text, blanks, Set.of());
  }

  boolean is(String other) {
    return kind == Kind.OTHER && text.equals(other);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  Token behind(String newBlanks) {
    return newBlanks.equals(blanks) ? this : new Token(kind, text, newBlanks, hidden);
  }

  Token hiding(Set<String> names) {
    return new Token(kind, text, blanks, names);
  }
}
