package ringside.tests.fuzz;

import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.Transformer;

/**
 * Something that a process may do: asks the model and adds what it must report to the sequence.
 *
 * @param name for the report of a failure
 * @param weight how often it is chosen
 * @param todo does it
 */
record Deed(String name, int weight, BiConsumer<Session, Draws> todo)
    implements Action.Independent<Session> {
  private static final int MOST = 5040;

  @Override
  public Arbitrary<Transformer<Session>> transformer() {
    return Arbitraries.integers()
        .between(0, MOST - 1)
        .withoutEdgeCases()
        .array(int[].class)
        .ofSize(Draws.COUNT)
        .map(numbers -> Transformer.mutate(name, session -> add(session, numbers)));
  }

  private void add(Session session, int[] numbers) {
    if (session.open()) {
      todo.accept(session, new Draws(numbers));
      session.settle();
    }
  }
}
