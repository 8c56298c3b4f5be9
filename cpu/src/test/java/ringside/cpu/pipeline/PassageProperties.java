package ringside.cpu.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The stage model, whatever instructions have been charged. */
final class PassageProperties {
  @Provide
  Arbitrary<List<Stalls>> programs() {
    Arbitrary<Long> few = Arbitraries.longs().between(0, 250);
    return Combinators.combine(few, few, few, few, few, Arbitraries.of(true, true, true, false))
        .as(Stalls::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void stagesFollowEachOtherAndHoldOneInstruction(@ForAll("programs") List<Stalls> program) {
    Passage before = Passage.emptyAt(1000);
    for (Stalls stalls : program) {
      Passage one = before.next(stalls);
      assertThat(one.fetch()).isGreaterThanOrEqualTo(before.decode());
      assertThat(one.decode()).isGreaterThanOrEqualTo(before.execute()).isGreaterThan(one.fetch());
      assertThat(one.execute())
          .isGreaterThanOrEqualTo(before.memory())
          .isEqualTo(one.decode() + 1 + stalls.decode());
      assertThat(one.memory()).isEqualTo(one.execute() + 1 + stalls.execute());
      assertThat(one.writeBack())
          .isGreaterThan(before.retired())
          .isEqualTo(one.memory() + 1 + stalls.memory());
      assertThat(one.decode() - one.fetch()).isGreaterThanOrEqualTo(1 + stalls.fetch());
      before = one;
    }
  }

  /** The pipeline's clock and the sum of what was charged never part. */
  @Property(tries = 300)
  void retirementsAreAsFarApartAsWhatWasCharged(@ForAll("programs") List<Stalls> program) {
    Passage before = Passage.emptyAt(1000);
    long clock = 1000;
    for (Stalls stalls : program) {
      Passage one = before.next(stalls);
      assertThat(one.retired() - before.retired()).isEqualTo(before.refetch() + stalls.own());
      clock += stalls.own() + stalls.refetch();
      assertThat(one.clock()).isEqualTo(clock);
      before = one.pause(7);
      clock += 7;
      assertThat(before.clock()).isEqualTo(clock);
    }
  }
}
