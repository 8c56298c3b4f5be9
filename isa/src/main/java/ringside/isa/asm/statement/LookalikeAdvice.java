package ringside.isa.asm.statement;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.LineScanner;
import ringside.isa.asm.source.Statement;

/**
 * Characters that look like those of assembly and are others: from word processors, web pages and
 * keyboards of other languages. In names GNU as takes them as they are, so that only a mistake is a
 * reason to speak of them.
 */
final class LookalikeAdvice {
  private LookalikeAdvice() {}

  /** What to say of the first one in a statement, or null if there is none outside of strings. */
  static @Nullable String of(Statement statement) {
    String code = statement.line().code();
    int at = statement.start();
    while (at < statement.end()) {
      String wanted = wanted(code.charAt(at));
      if (wanted != null) {
        return "in column %d stands U+%04X, which only looks like %s: type that instead"
            .formatted(at + 1, (int) code.charAt(at), wanted);
      }
      at = LineScanner.skipQuoted(code, at);
    }
    return null;
  }

  private static @Nullable String wanted(char c) {
    return switch (c) {
      case 0xa0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202f, 0x3000 -> "a blank";
      case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff -> "nothing at all";
      case 0x201c, 0x201d, 0x201e, 0xff02 -> "a quotation mark";
      case 0x2018, 0x2019, 0x201a, 0xb4, 0xff07 -> "an apostrophe";
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xff0d -> "a minus";
      case 0xff0c, 0x3001, 0x201b -> "a comma";
      case 0xff08 -> "an opening parenthesis";
      case 0xff09 -> "a closing parenthesis";
      case 0xff1a -> "a colon";
      case 0xff1b -> "a semicolon";
      case 0xff0e, 0x3002, 0x2024 -> "a point";
      case 0xff03 -> "#";
      case 0xff05 -> "%";
      case 0xff0b -> "+";
      case 0xff1d -> "=";
      default -> null;
    };
  }
}
