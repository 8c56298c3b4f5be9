package ringside.cli;

import java.util.ArrayList;
import java.util.List;

/** A program and its arguments in one text, as a shell reads them: blanks and both quotes. */
final class CommandWords {
  private final String option;
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private CommandWords(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /** Its words, at least one. */
  static List<String> of(String option, String text) throws Failure {
    CommandWords reader = new CommandWords(option, text);
    text.chars().forEach(character -> reader.take((char) character));
    return reader.end();
  }

  private void take(char character) {
    if (quote != 0 ? character == quote : character == '\'' || character == '"') {
      quote = quote == 0 ? character : 0;
      inWord = true;
    } else if (quote == 0 && Character.isWhitespace(character)) {
      endWord();
    } else {
      word.append(character);
      inWord = true;
    }
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private List<String> end() throws Failure {
    endWord();
    if (quote != 0) {
      throw new Failure(
          Status.USAGE, "ringside: " + option + " " + text + ": a " + quote + " has no other end");
    }
    if (words.isEmpty()) {
      throw new Failure(
          Status.USAGE,
          option.equals("--computer")
              ? "ringside: --computer: name a program, as in --computer 'remote-echo server'"
              : "ringside: " + option + ": nothing stands in it");
    }
    return words;
  }
}
