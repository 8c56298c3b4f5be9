package ringside.isa.asm.statement;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.Statement;

/** Statements to be read in order: those of a file, or of an expansion. */
final class StatementSource {
  private final List<Statement> statements;
  private int next;

  StatementSource(List<Statement> statements) {
    this.statements = statements;
  }

  boolean hasNext() {
    return next < statements.size();
  }

  Statement next() {
    return statements.get(next++);
  }

  /** Leaves the rest unread. */
  void stop() {
    next = statements.size();
  }

  /** Takes everything up to the end of a macro or repetition, which is dropped. */
  List<Statement> body(boolean macro, Place opened) {
    List<Statement> body = new ArrayList<>();
    int depth = 1;
    int foreignEnd = 0;
    while (hasNext()) {
      Statement statement = next();
      String word = firstWord(statement);
      Directive directive = Directive.of(word);
      if (macro && foreignEnd == 0 && word.equals(".end_macro")) {
        foreignEnd = statement.line().number();
      }
      if (directive != null) {
        boolean begins = macro ? directive.beginsMacro() : directive.beginsRepeat();
        boolean ends = directive == (macro ? Directive.END_MACRO : Directive.END_REPEAT);
        depth += begins ? 1 : ends ? -1 : 0;
        if (depth == 0) {
          return body;
        }
      }
      body.add(statement);
    }
    throw new SourceException(
        opened.column(),
        macro ? "this .macro has no .endm" : "this repetition has no .endr",
        foreignEnd == 0
            ? null
            : ".end_macro in line " + foreignEnd + " is of RARS: write .endm there");
  }

  private static String firstWord(Statement statement) {
    String code = statement.line().code();
    int start = statement.start();
    while (start < statement.end() && code.charAt(start) <= ' ') {
      start++;
    }
    int end = start;
    while (end < statement.end() && Lexer.isNamePart(code.charAt(end))) {
      end++;
    }
    return code.substring(start, end);
  }
}
