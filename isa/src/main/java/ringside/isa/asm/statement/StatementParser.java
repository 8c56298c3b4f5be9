package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.asm.instruction.ForeignWords;
import ringside.isa.asm.instruction.InstructionAssembler;
import ringside.isa.asm.instruction.InstructionForms;
import ringside.isa.asm.instruction.MnemonicAdvice;
import ringside.isa.asm.instruction.Operand;
import ringside.isa.asm.instruction.OperandParser;
import ringside.isa.asm.instruction.RawInstructions;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Mnemonic;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Line;
import ringside.isa.asm.source.LineScanner;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.asm.source.Statement;
import ringside.isa.elf.SourceLine;
import ringside.isa.preprocess.Preprocessor;

/** Reads the statements of one file in order; each error ends its statement only. */
public final class StatementParser {
  private static final int DEEPEST_EXPANSION = 200;

  private final Diagnostics diagnostics;
  private final Sections sections;
  private final SymbolTable symbols;
  private final Conditionals conditionals;
  private final MacroDirectives macros;
  private final FileDirectives files;
  private final InstructionAssembler instructions;
  private final DirectiveTable directives;
  private final RawInstructions raw;
  private final InstructionForms forms;
  private int depth;
  private boolean ended;

  /** A parser whose statements fill the sections. */
  public StatementParser(
      InstructionForms forms,
      Sections sections,
      SymbolTable symbols,
      SourceLoader loader,
      Diagnostics diagnostics) {
    this.forms = forms;
    this.diagnostics = diagnostics;
    this.sections = sections;
    this.symbols = symbols;
    this.conditionals = new Conditionals(symbols);
    this.macros = new MacroDirectives(symbols, diagnostics);
    this.files = new FileDirectives(loader, sections, symbols);
    this.instructions = new InstructionAssembler(forms, sections, symbols);
    this.raw = new RawInstructions(sections, symbols);
    this.directives =
        new DirectiveTable(this, sections, symbols, files, macros, instructions, diagnostics);
  }

  /** Reads a whole file. */
  public void file(SourceText source) {
    if (source.isWide()) {
      diagnostics.error(
          source.name(), "this file is in UTF-16, two bytes a character", "save it as UTF-8");
      return;
    }
    run(source.wantsPreprocessor() ? preprocessed(source) : LineScanner.scan(source), 0);
    conditionals.finish(diagnostics);
  }

  private List<Statement> preprocessed(SourceText source) {
    Preprocessor.Result result = Preprocessor.run(source.name(), source.text(), files::textOf);
    result.problems().forEach(diagnostics::add);
    return LineScanner.scan(result.lines());
  }

  /** Reads the statements of an included file or an expansion. */
  void run(List<Statement> statements, int column) {
    if (++depth > DEEPEST_EXPANSION) {
      depth--;
      throw new SourceException(
          column,
          "expansions are nested more than " + DEEPEST_EXPANSION + " deep",
          "does a macro or file include itself without end?");
    }
    int openConditionals = conditionals.depth();
    StatementSource source = new StatementSource(statements);
    boolean left = false;
    while (source.hasNext() && !ended && !left) {
      left = read(source.next(), source);
    }
    if (left) {
      conditionals.unwindTo(openConditionals);
    }
    depth--;
  }

  /** .end: nothing after it counts. */
  void end() {
    ended = true;
  }

  Conditionals conditionals() {
    return conditionals;
  }

  /** Returns whether the statement leaves the macro. */
  private boolean read(Statement statement, StatementSource source) {
    try {
      Lexer lexer = new Lexer(statement);
      boolean left = read(lexer, source);
      lexer.reportIdleEscape(diagnostics);
      return left;
    } catch (SourceException problem) {
      if (conditionals.active()) {
        diagnostics.error(statement.line(), withHint(statement, problem));
      }
      return false;
    }
  }

  /** What in the writing of a statement may explain that it makes no sense here. */
  private static SourceException withHint(Statement statement, SourceException problem) {
    String lookalike = LookalikeAdvice.of(statement);
    String hint = lookalike;
    if (hint == null && statement.followsSemicolon()) {
      hint = "; separates statements here, # begins a comment";
    }
    if (hint == null) {
      return problem;
    }
    String first = problem.suggestion();
    boolean both = first != null && lookalike == null;
    return new SourceException(
        problem.column(), problem.text(), both ? hint + "; or else " + first : hint);
  }

  private boolean read(Lexer lexer, StatementSource source) {
    while (lexer.isLabel() && conditionals.active()) {
      label(lexer);
    }
    Token first = lexer.peek();
    if (first.kind() != Token.Kind.IDENTIFIER) {
      if (conditionals.active() && first.kind() != Token.Kind.END) {
        throw new SourceException(
            first.start(), "expected an instruction, directive or label, not " + first.shown());
      }
      return false;
    }
    lexer.next();
    Directive directive = first.text().startsWith(".") ? Directive.of(first.text()) : null;
    if (directive == Directive.EXIT_MACRO && conditionals.active()) {
      return true;
    }
    if (directive != null && !lexer.startsWith('=')) {
      directives.run(directive, first, lexer, source);
    } else if (conditionals.active()) {
      other(first, lexer);
    }
    return false;
  }

  private void label(Lexer lexer) {
    Token token = lexer.next();
    lexer.expect(":");
    switch (token.kind()) {
      case IDENTIFIER -> symbols.defineLabel(token.text(), new Place(lexer.line(), token.start()));
      case STRING -> symbols.defineLabel(token.name(), new Place(lexer.line(), token.start()));
      case NUMBER -> symbols.defineNumeric(token, lexer.line());
      case DOLLAR_LABEL -> symbols.defineDollar(token, lexer.line());
      case LOCAL_LABEL, SYMBOL, END ->
          throw new SourceException(token.start(), token.shown() + " cannot be a label");
    }
  }

  private void other(Token first, Lexer lexer) {
    Place place = new Place(lexer.line(), first.start());
    if (lexer.startsWith('=')) {
      boolean onlyOnce = lexer.accept("==");
      if (!onlyOnce) {
        lexer.expect("=");
      }
      SymbolDirectives names = directives.names();
      names.assign(first.text(), place, lexer, onlyOnce);
      return;
    }
    Macro macro = macros.find(first.text());
    if (macro != null) {
      int column = lexer.column();
      run(macros.call(macro, lexer), column);
      return;
    }
    if (first.text().startsWith(".")) {
      String lower = Mnemonic.lowerCase(first.text());
      String elsewhere = ForeignWords.directive(lower);
      throw new SourceException(
          first.start(),
          "unknown directive '" + first.text() + "'",
          elsewhere != null ? elsewhere : Nearest.suggestion(lower, Directive.allNames()));
    }
    instruction(first, lexer, place);
  }

  private void instruction(Token first, Lexer lexer, Place place) {
    String mnemonic = Mnemonic.lowerCase(first.text());
    if (!instructions.knows(mnemonic)) {
      List<String> known = new ArrayList<>(forms.mnemonics());
      known.addAll(macros.names());
      throw MnemonicAdvice.unknown(mnemonic, first.start(), known);
    }
    List<Operand> operands = new OperandParser(lexer, symbols).parse();
    sections.current().mark(sourceLine(lexer.line()));
    instructions.assemble(mnemonic, operands, place);
  }

  void nop(Place place) {
    sections.current().mark(sourceLine(place.line()));
    instructions.assemble("nop", List.of(), place);
  }

  /** .insn: an instruction given by its fields. */
  void rawInstruction(Lexer lexer) {
    sections.current().mark(sourceLine(lexer.line()));
    raw.assemble(lexer);
  }

  private SourceLine sourceLine(Line line) {
    @Nullable SourceLine location = files.location();
    if (location != null) {
      return location;
    }
    Line outermost = line.outermost();
    return new SourceLine(outermost.file(), outermost.number());
  }
}
