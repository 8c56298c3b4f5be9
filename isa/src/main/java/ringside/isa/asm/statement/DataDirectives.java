package ringside.isa.asm.statement;

import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.AlignFragment;
import ringside.isa.asm.section.Evaluator;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Directives that put bytes into the section. */
public final class DataDirectives {
  private static final int INSTRUCTION_BYTES = 4;
  private static final int OCTA_BYTES = 16;

  private final Sections sections;
  private final SymbolTable symbols;

  DataDirectives(Sections sections, SymbolTable symbols) {
    this.sections = sections;
    this.symbols = symbols;
  }

  /** .byte, .half, .word, .dword: a list of expressions. */
  void numbers(Lexer lexer, int bytes, Diagnostics diagnostics) {
    if (lexer.isBlank()) {
      return;
    }
    do {
      Place place = lexer.place();
      if (WideNumber.isWide(lexer.item())) {
        wide(lexer, bytes, place, diagnostics);
        continue;
      }
      Expression value = new ExpressionParser(lexer, symbols).parseOrZero();
      number(value, bytes, place, diagnostics);
    } while (lexer.accept(","));
  }

  /** A literal of more than 64 bits, of which the lower ones count. */
  private void wide(Lexer lexer, int bytes, Place place, Diagnostics diagnostics) {
    diagnostics.warning(
        place, "this number does not fit into " + bytes + " bytes and is cut off", null);
    for (byte b : new WideNumber(lexer, symbols).bytes(bytes)) {
      sections.current().emit(b & 255, 1, place.column());
    }
  }

  private void number(Expression value, int bytes, Place place, Diagnostics diagnostics) {
    Long known = Evaluator.constantNow(value);
    if (known != null) {
      warnIfTruncated(known, bytes, place, diagnostics);
      sections.current().emit(known, bytes, place.column());
      return;
    }
    RelocationType type =
        switch (bytes) {
          case 1 -> RelocationType.WORD8;
          case 2 -> RelocationType.WORD16;
          case 4 -> RelocationType.WORD32;
          default -> RelocationType.WORD64;
        };
    sections.current().emit(0, bytes, type, value, place);
  }

  /** Warns where a number loses bits in its field. */
  public static void warnIfTruncated(long value, int bytes, Place place, Diagnostics diagnostics) {
    long limit = bytes >= 8 ? 0 : 1L << 8 * bytes;
    if (bytes < 8 && (value >= limit || value < -limit)) {
      diagnostics.warning(
          place, "%d does not fit into %d bytes and is cut off".formatted(value, bytes), null);
    }
  }

  /**
   * .ascii and .asciz: a list of strings, of which any may be missing.
   *
   * @param unit bytes that each byte of the string takes: more for .string16 and its like
   */
  void strings(Lexer lexer, boolean terminated, int unit) {
    do {
      if (lexer.atEnd() || lexer.peek().is(",")) {
        continue;
      }
      int column = lexer.peek().start();
      bytes(lexer.string("a string"), unit, column);
      while (lexer.peek().kind() == Token.Kind.STRING) {
        bytes(lexer.next().text(), unit, column);
      }
      if (terminated) {
        sections.current().emit(0, unit, column);
      }
    } while (lexer.accept(","));
  }

  private void bytes(String text, int unit, int column) {
    for (int index = 0; index < text.length(); index++) {
      sections.current().emit(text.charAt(index), unit, column);
    }
  }

  /** .octa: numbers of 128 bits. */
  void octa(Lexer lexer) {
    if (lexer.isBlank()) {
      return;
    }
    do {
      int column = lexer.column();
      for (byte b : new WideNumber(lexer, symbols).bytes(OCTA_BYTES)) {
        sections.current().emit(b & 255, 1, column);
      }
    } while (lexer.accept(","));
  }

  /** .dcb: how often, and which value. */
  void repeated(Lexer lexer, int bytes, Diagnostics diagnostics) {
    long count = count(lexer);
    Place place = lexer.place();
    Expression value =
        lexer.accept(",")
            ? new ExpressionParser(lexer, symbols).parseOrZero()
            : new Expression.Constant(0);
    sections.current().requireSize(count * bytes, place.column());
    for (long index = 0; index < count; index++) {
      number(value, bytes, place, diagnostics);
    }
  }

  /** .ds: how many units of a size. */
  void reserve(Lexer lexer, int bytes) {
    long count = count(lexer);
    int column = lexer.column();
    long value = optionalNumber(lexer, 0);
    sections.current().requireSize(count * bytes, column);
    for (long index = 0; index < count; index++) {
      sections.current().emit(bytes > 8 ? 0 : value, bytes, column);
    }
  }

  /** How often; less than once is never. */
  long count(Lexer lexer) {
    int column = lexer.column();
    long count = new ExpressionParser(lexer, symbols).constant("the repeat count");
    if (count > Integer.MAX_VALUE) {
      throw new SourceException(column, "a count above 2^31-1");
    }
    return Math.max(0, count);
  }

  /** .space and .zero: length, and what to fill with. */
  void space(Lexer lexer) {
    Place place = lexer.place();
    Expression length = new ExpressionParser(lexer, symbols).parse();
    Long known = Evaluator.constantNow(length);
    Expression settled = known == null ? length : new Expression.Constant(known);
    sections.current().fill(settled, false, optionalNumber(lexer, 0), place);
  }

  /** .org: offset in the section, and what to fill with. */
  void org(Lexer lexer) {
    Place place = lexer.place();
    Expression target = new ExpressionParser(lexer, symbols).parse();
    sections.current().fill(target, true, optionalNumber(lexer, 0), place);
  }

  /** .fill: how often, of what size (1..8), which value (its lower four bytes). */
  void fill(Lexer lexer) {
    int column = lexer.peek().start();
    long repeat = new ExpressionParser(lexer, symbols).constant("the repeat count");
    int size = optionalNumber(lexer, 1);
    long value = optionalNumber(lexer, 0) & 0xffffffffL;
    if (repeat < 0 || size < 0) {
      throw new SourceException(column, "a negative count or size");
    }
    int bytes = Math.min(size, 8);
    if (repeat > Integer.MAX_VALUE) {
      throw new SourceException(column, "a count above 2^31-1");
    }
    sections.current().requireSize(repeat * bytes, column);
    for (long count = 0; count < repeat; count++) {
      sections.current().emit(value, bytes, column);
    }
  }

  private int optionalNumber(Lexer lexer, int otherwise) {
    if (!lexer.accept(",")) {
      return otherwise;
    }
    return lexer.atEnd() || lexer.peek().is(",")
        ? otherwise
        : (int) new ExpressionParser(lexer, symbols).constant("this");
  }

  /**
   * The .align family: alignment, filling, most bytes to skip.
   *
   * @param power whether the alignment is given as a power of two
   */
  void align(Lexer lexer, boolean power, int patternBytes) {
    int column = lexer.peek().start();
    long given = lexer.atEnd() ? 0 : new ExpressionParser(lexer, symbols).constant("the alignment");
    long bytes = power && given >= 0 && given < 31 ? 1L << given : Math.max(given, power ? 0 : 1);
    if (bytes < 1 || bytes > 1 << 16 || (bytes & bytes - 1) != 0) {
      throw new SourceException(
          column, given + " is no alignment: it must be a power of two up to 65536 bytes");
    }
    boolean patternGiven = false;
    int pattern = 0;
    if (lexer.accept(",") && !lexer.atEnd() && !lexer.peek().is(",")) {
      patternGiven = true;
      pattern = (int) new ExpressionParser(lexer, symbols).constant("the filling");
    }
    int most = optionalNumber(lexer, 0);
    boolean code = sections.current().isCode() && !patternGiven;
    AlignFragment.Padding padding =
        new AlignFragment.Padding(
            code, pattern, patternBytes, most == 0 ? Integer.MAX_VALUE : most);
    // GNU as takes all code to be aligned to instructions and ignores smaller alignments there.
    if (!code || bytes > INSTRUCTION_BYTES) {
      sections.current().align((int) bytes, padding);
    }
  }

  /** .uleb128 and .sleb128: numbers in groups of seven bits (DWARF, "Variable Length Data"). */
  void leb128(Lexer lexer, boolean signed) {
    do {
      int column = lexer.peek().start();
      long value = new ExpressionParser(lexer, symbols).constant("this");
      boolean more;
      do {
        int group = (int) (value & 127);
        value = signed ? value >> 7 : value >>> 7;
        boolean signFits = !signed || (group & 64) == 0;
        more = !(value == 0 && signFits || signed && value == -1 && (group & 64) != 0);
        sections.current().emit(more ? group | 128 : group, 1, column);
      } while (more);
    } while (lexer.accept(","));
  }
}
