package ringside.isa.asm.statement;

import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.source.SourceException;

/** .float, .double and their like: data only, for which no floating-point unit is needed. */
final class FloatDirectives {
  private final Sections sections;
  private final DataDirectives data;

  FloatDirectives(Sections sections, DataDirectives data) {
    this.sections = sections;
    this.data = data;
  }

  /** A list of constants, of which any may be missing. */
  void numbers(Lexer lexer, FloatFormat format) {
    if (lexer.isBlank()) {
      return;
    }
    do {
      int column = lexer.column();
      sections.current().emit(number(lexer, format), format.bytes(), column);
    } while (lexer.accept(","));
  }

  /** .dcb.s and .dcb.d: how often, and which constant. */
  void repeated(Lexer lexer, FloatFormat format) {
    long count = data.count(lexer);
    int column = lexer.column();
    long bits = lexer.accept(",") ? number(lexer, format) : 0;
    sections.current().requireSize(count * format.bytes(), column);
    for (long index = 0; index < count; index++) {
      sections.current().emit(bits, format.bytes(), column);
    }
  }

  private static long number(Lexer lexer, FloatFormat format) {
    int column = lexer.column();
    String text = lexer.item();
    lexer.skipItem();
    Long bits = text.isEmpty() ? (Long) 0L : format.bits(text);
    if (bits == null) {
      throw new SourceException(
          column,
          "'" + text + "' is no floating-point constant of " + format.bytes() + " bytes",
          "such as 1.5, -2e10, inf or nan; computed values can't stand here");
    }
    return bits;
  }
}
