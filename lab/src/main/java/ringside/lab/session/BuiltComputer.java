package ringside.lab.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;

/**
 * The computer of a session, for those who are made before it and look at it later: to be given to
 * {@link SessionBuilder#prepared}.
 */
public final class BuiltComputer implements Supplier<Computer>, Consumer<Computer> {
  private @Nullable Computer computer;

  /** Of a session that is not built yet. */
  public BuiltComputer() {}

  @Override
  public void accept(Computer built) {
    computer = built;
  }

  /**
   * The computer.
   *
   * @throws IllegalStateException where it has not been built
   */
  @Override
  public Computer get() {
    if (computer == null) {
      throw new IllegalStateException("the computer is not built yet");
    }
    return computer;
  }
}
