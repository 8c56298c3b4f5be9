package ringside.lab.debugger;

import java.util.function.Predicate;
import ringside.lab.debug.View;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** What expressions are worth: numbers, registers, symbols, words of memory, sums, comparisons. */
public final class Evaluation {
  private final Texts texts;

  /** In the language of the texts, where something is wrong. */
  public Evaluation(Texts texts) {
    this.texts = texts;
  }

  /**
   * The value of an expression.
   *
   * @param tid of the thread whose registers and memory are meant
   * @throws Wrong where it has none
   */
  public int value(View view, int tid, String text) {
    return new Expression(texts, view, tid, text).value();
  }

  /**
   * The address of what an expression names.
   *
   * @throws Wrong where it names nothing
   */
  public int address(View view, int tid, String text) {
    return new Expression(texts, view, tid, text).address();
  }

  /**
   * Whether an expression is not zero for the thread that goes on; one without letters is true.
   *
   * @param view where a mistake in it is looked for now
   * @throws Wrong where there is one
   */
  public Predicate<View> condition(View view, int tid, String text) {
    if (text.isBlank()) {
      return any -> true;
    }
    value(view, tid, text); // a mistake is told of now, not at the first time
    return then -> {
      try {
        return value(then, then.position().tid(), text) != 0;
      } catch (Wrong unseen) {
        return false; // of memory that is not there just now
      }
    };
  }

  /** A value as it is shown, as in {@code 16 (0x00000010)}. */
  public static String shown(int value) {
    return value + " (" + Numbers.hex(value) + ")";
  }
}
