package ringside.isa.asm.statement;

import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.AlignFragment;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.section.Evaluator;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.Section;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.Symbol;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSymbol;

/** Directives about names. */
final class SymbolDirectives {
  private final Sections sections;
  private final SymbolTable symbols;

  SymbolDirectives(Sections sections, SymbolTable symbols) {
    this.sections = sections;
    this.symbols = symbols;
  }

  /** .globl, .weak, .local: a list of names. */
  void bind(Lexer lexer, Binding binding) {
    do {
      Place place = lexer.place();
      Symbol symbol = symbols.reference(lexer.identifier("a symbol"), place);
      boolean weakened = symbol.binding() == Binding.WEAK && binding == Binding.GLOBAL;
      if (!weakened) {
        symbol.bind(binding);
      }
    } while (lexer.accept(",") && !lexer.atEnd());
  }

  /** .weakref alias, symbol. */
  void weakReference(Lexer lexer) {
    Place place = lexer.place();
    String alias = lexer.identifier("a symbol");
    lexer.expect(",");
    symbols.weakReference(alias, lexer.identifier("a symbol"), place);
  }

  /** .equ name, expression. */
  void assign(Lexer lexer, boolean onlyOnce) {
    Place place = lexer.place();
    String name = lexer.identifier("a symbol");
    if (!lexer.accept(",")) {
      throw missingComma(name, lexer);
    }
    assign(name, place, lexer, onlyOnce);
  }

  private static SourceException missingComma(String name, Lexer lexer) {
    int column = lexer.column();
    String value = lexer.rest();
    if (value.isEmpty()) {
      return new SourceException(
          column,
          "a comma and a value are missing behind the name " + name,
          "write .equ "
              + name
              + ", VALUE (.set with one word is of MIPS assemblers: leave it out)");
    }
    return new SourceException(
        column,
        "a comma is missing between the name and its value",
        "write .equ " + name + ", " + value);
  }

  /** name = expression, behind the equals sign. */
  void assign(String name, Place place, Lexer lexer, boolean onlyOnce) {
    Expression value = new ExpressionParser(lexer, symbols).parse();
    lexer.expectEnd();
    if (name.equals(".")) {
      sections.current().fill(value, true, 0, place);
      return;
    }
    symbols.assign(name, Evaluator.shortened(value), place, onlyOnce);
  }

  /** .type name, @function. */
  void type(Lexer lexer) {
    Place place = lexer.place();
    Symbol symbol = symbols.reference(lexer.identifier("a symbol"), place);
    lexer.accept(",");
    String kind = lexer.peek().kind() == Token.Kind.STRING ? lexer.string("a type") : lexer.rest();
    if (kind.endsWith("function") || kind.equals("STT_FUNC")) {
      symbol.type(ElfSymbol.Kind.FUNCTION);
    } else if (kind.endsWith("object") || kind.equals("STT_OBJECT")) {
      symbol.type(ElfSymbol.Kind.OBJECT);
    } else if (kind.contains("tls")) {
      throw new SourceException(place.column(), "thread-local storage is not supported");
    } else if (!kind.endsWith("notype") && !kind.equals("STT_NOTYPE")) {
      throw new SourceException(
          place.column(),
          "unknown symbol type '" + kind + "'",
          "write @function, @object or @notype");
    }
  }

  /** .size name, expression. */
  void size(Lexer lexer) {
    Symbol symbol = symbols.reference(lexer.identifier("a symbol"), lexer.place());
    lexer.expect(",");
    symbol.size(new ExpressionParser(lexer, symbols).parse());
  }

  /** .comm name, bytes, alignment. */
  void common(Lexer lexer) {
    Place place = lexer.place();
    Symbol symbol = symbols.reference(lexer.identifier("a symbol"), place);
    lexer.expect(",");
    Symbol.Common storage = storage(lexer);
    if (symbol.isDefined() && symbol.common() == null) {
      throw new SourceException(place.column(), "'" + symbol.name() + "' is already defined");
    }
    if (symbol.binding() == Binding.LOCAL && isLocalDeclared(symbol)) {
      throw new SourceException(place.column(), "use .lcomm for a local symbol");
    }
    symbol.reserve(storage, place);
  }

  private static boolean isLocalDeclared(Symbol symbol) {
    return symbol.name().startsWith(".L");
  }

  /** .lcomm name, bytes, alignment: zeros in .bss. */
  void localCommon(Lexer lexer) {
    Place place = lexer.place();
    String name = lexer.identifier("a symbol");
    lexer.expect(",");
    Symbol.Common storage = storage(lexer);
    Section bss = sections.open(".bss", null, false);
    sections.push();
    sections.switchTo(bss, 0);
    bss.align(storage.alignment(), new AlignFragment.Padding(false, 0, 1, Integer.MAX_VALUE));
    symbols.defineLabel(name, place);
    bss.fill(new Expression.Constant(storage.bytes()), false, 0, place);
    sections.pop();
  }

  private Symbol.Common storage(Lexer lexer) {
    int column = lexer.peek().start();
    ExpressionParser parser = new ExpressionParser(lexer, symbols);
    long bytes = parser.constant("the size");
    long alignment =
        lexer.accept(",")
            ? parser.constant("the alignment")
            : Math.min(8, Long.highestOneBit(Math.max(1, bytes)));
    boolean powerOfTwo = alignment > 0 && (alignment & alignment - 1) == 0;
    if (bytes < 0 || bytes > Integer.MAX_VALUE || !powerOfTwo || alignment > 1 << 16) {
      throw new SourceException(
          column, "size must be 0..2^31-1 and alignment a power of two up to 65536");
    }
    return new Symbol.Common(bytes, (int) alignment);
  }
}
