package ringside.cli.dap;

import java.util.List;
import ringside.lab.debug.Recipe;

/** Makes runs that a client names. */
@FunctionalInterface
public interface Launches {
  /**
   * A run of a program.
   *
   * @param programs as the command line names them; empty for those that it has named
   * @param options words of the command line, as in {@code --set}, {@code policy=rr}
   * @param arguments of the guest
   * @throws ringside.lab.debugger.Wrong where there is no such run
   */
  Recipe recipe(List<String> programs, List<String> options, List<String> arguments);
}
