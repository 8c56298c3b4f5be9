package ringside.isa.asm.statement;

import ringside.isa.asm.instruction.InstructionAssembler;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** What each directive does. A switch, not a map of functions: those would cost start-up time. */
final class DirectiveTable {
  private final StatementParser parser;
  private final Sections sections;
  private final Conditionals conditionals;
  private final FileDirectives files;
  private final MacroDirectives macros;
  private final Diagnostics diagnostics;
  private final DataDirectives data;
  private final FloatDirectives floats;
  private final SectionDirectives places;
  private final SymbolDirectives names;
  private final OptionDirective options;

  DirectiveTable(
      StatementParser parser,
      Sections sections,
      SymbolTable symbols,
      FileDirectives files,
      MacroDirectives macros,
      InstructionAssembler instructions,
      Diagnostics diagnostics) {
    this.options = new OptionDirective(instructions, diagnostics);
    this.parser = parser;
    this.sections = sections;
    this.conditionals = parser.conditionals();
    this.files = files;
    this.macros = macros;
    this.diagnostics = diagnostics;
    this.data = new DataDirectives(sections, symbols);
    this.floats = new FloatDirectives(sections, data);
    this.places = new SectionDirectives(sections, symbols, diagnostics);
    this.names = new SymbolDirectives(sections, symbols);
  }

  SymbolDirectives names() {
    return names;
  }

  /** Runs a directive; in a part that does not count only conditionals are looked at. */
  void run(Directive directive, Token name, Lexer lexer, StatementSource source) {
    switch (directive) {
      case IF,
          IF_EQUAL_ZERO,
          IF_GREATER_OR_EQUAL,
          IF_GREATER,
          IF_LESS_OR_EQUAL,
          IF_LESS,
          IF_DEFINED,
          IF_NOT_DEFINED,
          IF_BLANK,
          IF_NOT_BLANK,
          IF_SAME,
          IF_NOT_SAME ->
          conditionals.open(directive, lexer);
      case ELSE_IF -> conditionals.elseIf(lexer);
      case ELSE -> conditionals.otherwise(lexer);
      case END_IF -> conditionals.close(lexer);
      default -> {
        if (conditionals.active()) {
          runActive(directive, name, lexer, source);
          lexer.expectEnd();
        }
      }
    }
  }

  private void runActive(Directive directive, Token name, Lexer lexer, StatementSource source) {
    switch (directive) {
      case TEXT -> places.switchTo(lexer, ".text");
      case DATA -> places.switchTo(lexer, ".data");
      case BSS -> places.switchTo(lexer, ".bss");
      case RODATA -> places.switchTo(lexer, ".rodata");
      case SECTION -> places.section(lexer);
      case PUSH_SECTION -> places.push(lexer);
      case POP_SECTION -> places.pop(lexer);
      case STRUCT -> places.structure(lexer);
      case PREVIOUS -> sections.swapWithPrevious();
      case SUBSECTION -> places.subsection(lexer);
      case GLOBAL -> names.bind(lexer, Binding.GLOBAL);
      case WEAK -> names.bind(lexer, Binding.WEAK);
      case LOCAL -> names.bind(lexer, Binding.LOCAL);
      case WEAK_REFERENCE -> names.weakReference(lexer);
      case EQU -> names.assign(lexer, false);
      case EQUIV, EQV -> names.assign(lexer, true);
      case TYPE -> names.type(lexer);
      case SIZE -> names.size(lexer);
      case COMMON -> names.common(lexer);
      case LOCAL_COMMON -> names.localCommon(lexer);
      case BYTE -> data.numbers(lexer, 1, diagnostics);
      case HALF -> data.numbers(lexer, 2, diagnostics);
      case WORD -> data.numbers(lexer, 4, diagnostics);
      case DWORD -> data.numbers(lexer, 8, diagnostics);
      case ASCII -> data.strings(lexer, false, 1);
      case ASCIZ -> data.strings(lexer, true, 1);
      case STRING_OF_HALVES -> data.strings(lexer, true, 2);
      case STRING_OF_WORDS -> data.strings(lexer, true, 4);
      case STRING_OF_DWORDS -> data.strings(lexer, true, 8);
      case FLOAT16 -> floats.numbers(lexer, FloatFormat.HALF);
      case FLOAT -> floats.numbers(lexer, FloatFormat.SINGLE);
      case DOUBLE -> floats.numbers(lexer, FloatFormat.DOUBLE);
      case OCTA -> data.octa(lexer);
      case REPEAT_BYTE -> data.repeated(lexer, 1, diagnostics);
      case REPEAT_HALF -> data.repeated(lexer, 2, diagnostics);
      case REPEAT_WORD -> data.repeated(lexer, 4, diagnostics);
      case REPEAT_FLOAT -> floats.repeated(lexer, FloatFormat.SINGLE);
      case REPEAT_DOUBLE -> floats.repeated(lexer, FloatFormat.DOUBLE);
      case RESERVE_BYTES -> data.reserve(lexer, 1);
      case RESERVE_HALVES -> data.reserve(lexer, 2);
      case RESERVE_WORDS -> data.reserve(lexer, 4);
      case RESERVE_DWORDS -> data.reserve(lexer, 8);
      case RESERVE_TWELVES -> data.reserve(lexer, 12);
      case ZERO, SPACE -> data.space(lexer);
      case FILL -> data.fill(lexer);
      case ORG -> data.org(lexer);
      case ALIGN -> data.align(lexer, true, 1);
      case ALIGN_HALF -> data.align(lexer, true, 2);
      case ALIGN_WORD -> data.align(lexer, true, 4);
      case BALIGN -> data.align(lexer, false, 1);
      case BALIGN_HALF -> data.align(lexer, false, 2);
      case BALIGN_WORD -> data.align(lexer, false, 4);
      case ULEB128 -> data.leb128(lexer, false);
      case SLEB128 -> data.leb128(lexer, true);
      case INSTRUCTION -> parser.rawInstruction(lexer);
      case NOP -> parser.nop(new Place(lexer.line(), name.start()));
      case INCLUDE -> parser.run(files.include(lexer), name.start());
      case INCBIN -> files.includeBytes(lexer);
      case FILE -> files.file(lexer);
      case LOC -> files.location(lexer);
      case OPTION -> options.set(lexer);
      case MACRO -> macros.define(lexer, source);
      case PURGE_MACRO -> macros.purge(lexer);
      case ALTERNATE_MACROS -> macros.alternate(true);
      case PLAIN_MACROS -> macros.alternate(false);
      case REPEAT, FOR_EACH, FOR_EACH_CHARACTER ->
          parser.run(macros.repeat(directive, lexer, source), name.start());
      case END_MACRO, END_REPEAT, EXIT_MACRO ->
          throw new SourceException(name.start(), name.text() + " without a beginning");
      case ERROR -> throw new SourceException(name.start(), message(lexer));
      case WARNING ->
          diagnostics.warning(new Place(lexer.line(), name.start()), message(lexer), null);
      case END -> parser.end();
      case NOTE -> lexer.rest();
      case UNSUPPORTED ->
          throw new SourceException(name.start(), name.text() + " is not supported here");
      case IF,
          IF_EQUAL_ZERO,
          IF_GREATER_OR_EQUAL,
          IF_GREATER,
          IF_LESS_OR_EQUAL,
          IF_LESS,
          IF_DEFINED,
          IF_NOT_DEFINED,
          IF_BLANK,
          IF_NOT_BLANK,
          IF_SAME,
          IF_NOT_SAME,
          ELSE_IF,
          ELSE,
          END_IF ->
          throw new IllegalStateException("conditionals are handled before");
    }
  }

  private static String message(Lexer lexer) {
    String text = lexer.atEnd() ? "" : lexer.string("a message");
    return text.isEmpty() ? "the source asks to stop here" : text;
  }
}
