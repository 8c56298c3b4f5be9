package ringside.isa.preprocess;

import java.util.List;

/** A file that is being read. */
final class OpenFile implements Expander.Source {
  private final String path;
  private final LogicalLines lines;
  private String name;
  private int shift;
  private String line = "";

  OpenFile(String path, String text) {
    this.path = path;
    this.name = path;
    this.lines = new LogicalLines(text);
  }

  /** Where it was found. */
  String path() {
    return path;
  }

  /** What #line says it is called. */
  String name() {
    return name;
  }

  /** The number of the line that was read last. */
  int number() {
    return lines.number() + shift;
  }

  /** The line that was read last, without comments. */
  String line() {
    return line;
  }

  /** Where that line begins. */
  int column() {
    return line.length() - line.stripLeading().length();
  }

  boolean hasNext() {
    return lines.hasNext();
  }

  boolean endsInComment() {
    return lines.endsInComment();
  }

  String nextLine() {
    line = lines.next();
    return line;
  }

  /** #line: the number of the next line, and what the file is called from now on. */
  void renumber(List<Token> tokens) {
    boolean number = !tokens.isEmpty() && tokens.get(0).kind() == Token.Kind.NUMBER;
    String digits = number ? tokens.get(0).text() : "";
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
      throw new PreprocessException("#line needs a number");
    }
    if (tokens.size() > 1 && tokens.get(1).kind() == Token.Kind.STRING) {
      String quoted = tokens.get(1).text();
      name = quoted.substring(1, quoted.length() - 1);
    }
    shift = Integer.parseInt(digits) - lines.number() - 1;
  }

  @Override
  public char peek() {
    return lines.peek();
  }

  @Override
  public List<Token> next() {
    return TokenReader.read(" " + Preprocessor.withoutComment(nextLine()));
  }
}
