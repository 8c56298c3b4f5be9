package ringside.lab.adapter;

import java.util.List;
import ringside.lab.debugger.panel.Standpoint;

/** The local variables of functions. */
@FunctionalInterface
public interface Locals {
  /** There are none that are known. */
  Locals NONE = (here, level) -> List.of();

  /**
   * Those of a function that the thread is in.
   *
   * @param level 0 for the innermost function, 1 for its caller, and so on
   */
  List<Item> of(Standpoint here, int level);
}
