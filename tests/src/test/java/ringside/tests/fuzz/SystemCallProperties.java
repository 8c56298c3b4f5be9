package ringside.tests.fuzz;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import org.jspecify.annotations.Nullable;
import ringside.tests.linux.NeedsLinux;

/**
 * Whatever several processes call in whatever order: the kernel answers as the model of Linux does.
 * More sequences than the suite's sample by {@code -Dringside.fuzz.calls=20000}, the same ones
 * again by {@code -Dringside.fuzz.seed=N}. A failure is shrunk and printed as a guest program.
 */
final class SystemCallProperties {
  private static final int MOST_DEEDS = 60;
  private static final int MOST_SUBJECTS = 3;
  private static final List<List<Deed>> SUBJECTS =
      List.of(
          DescriptorDeeds.all(),
          MessageDeeds.all(),
          SemaphoreDeeds.all(),
          SharedMemoryDeeds.all(),
          SignalDeeds.all(),
          MappingDeeds.all(),
          HeapDeeds.all(),
          FileDeeds.all(),
          Stream.concat(FileDeeds.all().stream(), LockDeeds.all().stream()).toList());

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(FuzzOptions.class)
  void everyStepIsAnsweredAsByLinux(@ForAll("sequences") ActionChain<Session> chain) {
    check(chain, Execution::onRingside);
  }

  /** What the model says is what Linux says. */
  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(FuzzOptions.class)
  @AddLifecycleHook(NeedsLinux.class)
  void theModelAnswersAsLinuxDoes(@ForAll("sequences") ActionChain<Session> chain) {
    check(chain, Execution::onLinux);
  }

  private static void check(ActionChain<Session> chain, Machine machine) {
    List<Step> steps = chain.run().finish();
    if (machine.difference(steps) != null) {
      List<Step> shrunk =
          Shrinking.replay(
                  Shrinking.shrink(
                      chain.transformers(),
                      session -> machine.difference(session.finish()) != null))
              .finish();
      throw new AssertionError(machine.difference(shrunk) + "\n" + GuestSource.of(shrunk));
    }
  }

  /** Where a sequence runs: null if every step reports what it must, else what is wrong. */
  private interface Machine {
    @Nullable String difference(List<Step> steps);
  }

  /** Each sequence is about a few subjects only, so that it goes into their depths. */
  @Provide
  Arbitrary<ActionChain<Session>> sequences() {
    return Arbitraries.of(SUBJECTS)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(MOST_SUBJECTS)
        .flatMap(SystemCallProperties::about);
  }

  private static Arbitrary<ActionChain<Session>> about(List<List<Deed>> subjects) {
    ActionChainArbitrary<Session> chains =
        ActionChain.<Session>startWith(Session::new).withMaxTransformations(MOST_DEEDS);
    for (Deed deed : ProcessDeeds.all()) {
      chains = chains.withAction(deed.weight(), deed);
    }
    for (List<Deed> subject : subjects) {
      for (Deed deed : subject) {
        chains = chains.withAction(deed.weight(), deed);
      }
    }
    return chains;
  }
}
