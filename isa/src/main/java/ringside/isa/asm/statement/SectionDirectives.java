package ringside.isa.asm.statement;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.Section;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.StructSection;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSection;

/** Directives that choose the section. */
final class SectionDirectives {
  private final Sections sections;
  private final SymbolTable symbols;
  private final Diagnostics diagnostics;

  SectionDirectives(Sections sections, SymbolTable symbols, Diagnostics diagnostics) {
    this.sections = sections;
    this.symbols = symbols;
    this.diagnostics = diagnostics;
  }

  /** .text, .data, .bss, .rodata. */
  void switchTo(Lexer lexer, String name) {
    int number = lexer.atEnd() ? 0 : number(lexer);
    sections.switchTo(sections.open(name, null, false), number);
  }

  /** .struct: labels become the offsets of fields, from a number on. */
  void structure(Lexer lexer) {
    long start = new ExpressionParser(lexer, symbols).constant("the first offset");
    sections.switchTo(new StructSection(start), 0);
  }

  /** .subsection: a part of this section that goes behind those of lower numbers. */
  void subsection(Lexer lexer) {
    sections.switchTo(sections.current(), number(lexer));
  }

  private int number(Lexer lexer) {
    return (int) new ExpressionParser(lexer, symbols).constant("the number of a subsection");
  }

  /** .section name, "flags", @type, and more that only linkers of shared code need. */
  void section(Lexer lexer) {
    section(lexer, false);
  }

  private void section(Lexer lexer, boolean pushes) {
    Place place = lexer.place();
    String name = sectionName(lexer);
    Integer flags = null;
    boolean noBits = false;
    int subsection = 0;
    if (lexer.accept(",") && !lexer.atEnd()) {
      if (pushes && lexer.peek().kind() == Token.Kind.NUMBER) {
        subsection = number(lexer);
        lexer.accept(",");
      }
      if (lexer.peek().kind() == Token.Kind.STRING) {
        flags = flags(lexer.next());
        lexer.accept(",");
      }
      noBits = lexer.rest().contains("nobits");
    }
    Section section = sections.open(name, flags, noBits);
    if ((section.flags() & ElfSection.ALLOCATE) == 0 && flags == null && !isForTools(name)) {
      diagnostics.warning(
          place,
          "section '" + name + "' will not be part of the running program",
          "write .section " + name + ", \"a\" (add w to store to it, x to run code in it)");
    }
    sections.switchTo(section, subsection);
  }

  /** Section names may hold characters that symbols cannot, such as '-'. */
  private static String sectionName(Lexer lexer) {
    StringBuilder name = new StringBuilder(lexer.identifier("a section name"));
    while (lexer.peek().is("-")) {
      name.append(lexer.next().text()).append(lexer.identifier("the rest of a section name"));
    }
    return name.toString();
  }

  private static boolean isForTools(String name) {
    return name.startsWith(".debug")
        || name.startsWith(".note")
        || name.startsWith(".comment")
        || name.startsWith(".riscv")
        || name.startsWith(".gnu")
        || name.startsWith(".eh_frame");
  }

  private static @Nullable Integer flags(Token text) {
    int flags = 0;
    for (int index = 0; index < text.text().length(); index++) {
      char letter = text.text().charAt(index);
      flags |=
          switch (letter) {
            case 'a' -> ElfSection.ALLOCATE;
            case 'w' -> ElfSection.WRITE;
            case 'x' -> ElfSection.EXECUTE;
            case 'M', 'S', 'G', 'o', 'R', 'e', '?' -> 0;
            default ->
                throw new SourceException(
                    text.start() + 1 + index,
                    "unknown section flag '" + letter + "'",
                    "a: part of the program, w: writable, x: executable");
          };
    }
    return flags;
  }

  void push(Lexer lexer) {
    sections.push();
    section(lexer, true);
  }

  void pop(Lexer lexer) {
    if (!sections.pop()) {
      throw new SourceException(lexer.peek().start(), ".popsection without .pushsection");
    }
  }
}
