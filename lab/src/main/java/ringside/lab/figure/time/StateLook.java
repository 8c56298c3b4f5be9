package ringside.lab.figure.time;

import ringside.kernel.event.ThreadState;
import ringside.lab.report.Texts;

/** How states look: a class of the page's style (hue and pattern), a letter, and a word. */
public final class StateLook {
  private StateLook() {}

  /** Its class. */
  public static String style(ThreadState state) {
    return "st st-" + state.title();
  }

  /** Its letter: small where the process is out of memory. */
  public static String letter(ThreadState state) {
    return switch (state) {
      case CREATED -> "C";
      case READY -> "Q"; // in the ready queue; R is taken
      case RUNNING -> "R";
      case BLOCKED -> "B";
      case READY_SUSPENDED -> "q";
      case BLOCKED_SUSPENDED -> "b";
      case STOPPED -> "P";
      case TERMINATED -> "T";
    };
  }

  /** Its word. */
  public static String word(Texts texts, ThreadState state) {
    return texts.get("state." + state.title());
  }
}
