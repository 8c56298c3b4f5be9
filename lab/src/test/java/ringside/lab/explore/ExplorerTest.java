package ringside.lab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** What an explorer claims. */
class ExplorerTest {
  private static final long LIMIT = 1_000_000;

  /** What can't be made is not proved. */
  @Test
  void nothingIsClaimedOfAScheduleThatNoRunComesTo() {
    Path nowhere = new Path(List.of(new Choice(Choice.Kind.PREEMPTION, 5, 99)));
    Stage stage = new Stage(Guest.of("hello"), Machine.classic(), LIMIT);
    Verdict verdict =
        new Explorer(stage, Failure.of(0, output -> true), 1, () -> false, made -> {})
            .from(nowhere, 0)
            .explore();
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNFINISHED);
    assertThat(verdict.schedules()).isZero();
  }
}
