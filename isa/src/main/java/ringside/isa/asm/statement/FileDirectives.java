package ringside.isa.asm.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.ByteText;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.LineScanner;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.asm.source.Statement;
import ringside.isa.elf.SourceLine;

/** Directives about files: .include and .incbin read them, .file and .loc name them. */
final class FileDirectives {
  private final SourceLoader loader;
  private final Sections sections;
  private final SymbolTable symbols;
  private final Map<Long, String> numbered = new HashMap<>();
  private @Nullable SourceLine location;

  FileDirectives(SourceLoader loader, Sections sections, SymbolTable symbols) {
    this.loader = loader;
    this.sections = sections;
    this.symbols = symbols;
  }

  /** The line that .loc names for the code that follows, or null. */
  @Nullable SourceLine location() {
    return location;
  }

  /** The text of a file, or null if there is none of that name. */
  @Nullable String textOf(String name) {
    byte[] bytes = loader.load(name);
    return bytes == null ? null : ByteText.ofFile(bytes);
  }

  /** The statements of an included file. */
  List<Statement> include(Lexer lexer) {
    int column = lexer.peek().start();
    String name = lexer.string("a file name");
    Found found = find(name, lexer.line().file(), column);
    return LineScanner.scan(SourceText.of(found.name(), found.bytes()));
  }

  /** .incbin "file", first byte, number of bytes. */
  void includeBytes(Lexer lexer) {
    int column = lexer.peek().start();
    String name = lexer.string("a file name");
    byte[] bytes = find(name, lexer.line().file(), column).bytes();
    long skip = 0;
    long count = bytes.length;
    if (lexer.accept(",")) {
      skip = lexer.peek().is(",") ? 0 : constant(lexer);
      count = bytes.length - skip;
      if (lexer.accept(",")) {
        count = constant(lexer);
      }
    }
    if (skip < 0 || count < 0 || skip + count > bytes.length) {
      throw new SourceException(column, "the file has only " + bytes.length + " bytes");
    }
    for (long index = skip; index < skip + count; index++) {
      sections.current().emit(bytes[(int) index] & 255, 1, column);
    }
  }

  /** .file number "name"; without a number it names the source, which is known already. */
  void file(Lexer lexer) {
    if (lexer.peek().kind() != Token.Kind.NUMBER) {
      lexer.rest();
      return;
    }
    long number = lexer.next().value();
    String name = lexer.string("a file name");
    if (lexer.peek().kind() == Token.Kind.STRING) {
      name = lexer.next().text(); // the first one was the directory
    }
    lexer.rest();
    numbered.put(number, name);
  }

  /** .loc file line: where compiled code comes from. */
  void location(Lexer lexer) {
    Place place = lexer.place();
    long number = constant(lexer);
    long line = constant(lexer);
    lexer.rest();
    String name = numbered.get(number);
    if (name == null) {
      throw new SourceException(place.column(), "no .file has the number " + number);
    }
    location = new SourceLine(name, (int) line);
  }

  private long constant(Lexer lexer) {
    return new ExpressionParser(lexer, symbols).constant("this");
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  private record Found(String name, byte[] bytes) {}

  /** Beside the including file first, then as given. */
  private Found find(String name, String from, int column) {
    int slash = from.lastIndexOf('/');
    String beside = name.startsWith("/") ? name : from.substring(0, slash + 1) + name;
    byte[] bytes = loader.load(beside);
    if (bytes != null) {
      return new Found(beside, bytes);
    }
    bytes = loader.load(name);
    if (bytes == null) {
      throw new SourceException(
          column,
          "cannot find the file '" + name + "'",
          "it is looked for beside " + from + ", then as given");
    }
    return new Found(name, bytes);
  }
}
