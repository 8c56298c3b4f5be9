package ringside.lab.page;

import java.io.PrintStream;

/** Figures that belong together, as a page and as text. */
public interface Report {
  /** One page of HTML. */
  String html();

  /** The same as text, in lines of at most 100 columns. */
  void print(PrintStream out);
}
