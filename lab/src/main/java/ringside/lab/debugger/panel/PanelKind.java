package ringside.lab.debugger.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The panels that there are, the one that is missed most first. */
public enum PanelKind {
  /** Source lines, or instructions where there is no source. */
  CODE,
  /** The registers of the thread. */
  REGISTERS,
  /** All threads and their states. */
  THREADS,
  /** The words from the stack pointer on. */
  STACK,
  /** The TLBs, and what missed last in each. */
  TLB,
  /** The end of what the guest has printed. */
  OUTPUT;

  /** The word of commands. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of a word. */
  public static Optional<PanelKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.title().equals(word)).findFirst();
  }

  /** The words of all. */
  public static List<String> titles() {
    return Arrays.stream(values()).map(PanelKind::title).toList();
  }
}
