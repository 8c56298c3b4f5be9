package ringside.lab.adapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.lab.debug.View;
import ringside.lab.debugger.Evaluation;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Texts;

/** Messages with expressions in braces, as in {@code counter is {counter}}. */
final class LogText {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

  private final Evaluation evaluation;

  LogText(Texts texts) {
    this.evaluation = new Evaluation(texts);
  }

  /** The message where a run stands. */
  String of(String message, View view) {
    Matcher matcher = BRACES.matcher(message);
    StringBuilder text = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      text.append(message, done, matcher.start()).append(value(matcher.group(1), view));
      done = matcher.end();
    }
    return text.append(message.substring(done)).toString();
  }

  private String value(String expression, View view) {
    try {
      int value = evaluation.value(view, view.position().tid(), expression);
      return String.valueOf(value);
    } catch (Wrong wrong) {
      return "{" + wrong.getMessage() + "}";
    }
  }
}
