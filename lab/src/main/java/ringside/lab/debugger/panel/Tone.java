package ringside.lab.debugger.panel;

/** What a part of a row is; a window may show it by a colour, but the text says it, too. */
public enum Tone {
  /** Nothing in particular. */
  PLAIN,
  /** The heading of a panel. */
  HEAD,
  /** Where the run stands, or the thread that is looked at. */
  CURRENT,
  /** Other than at the stop before. */
  CHANGED
}
