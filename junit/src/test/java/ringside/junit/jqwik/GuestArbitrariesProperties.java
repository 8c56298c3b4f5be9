package ringside.junit.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import ringside.junit.Input;
import ringside.junit.Program;
import ringside.junit.Seed;
import ringside.kernel.config.SchedulingKind;
import ringside.lab.session.Machine;

class GuestArbitrariesProperties {
  @Property(tries = 50)
  void anyMachineCopies(
      @ForAll Machine machine,
      @ForAll SchedulingKind policy,
      @ForAll Seed seed,
      @ForAll Input input) {
    Program.of("cat")
        .stdin(input)
        .on(machine)
        .under(policy)
        .seed(seed)
        .run()
        .exited(0)
        .stdout(input)
        .leftNothing();
  }

  @Example
  void everyValueIsOne() {
    GuestArbitraries.VALUES.forEach(
        (key, values) ->
            values.forEach(
                value ->
                    assertThatCode(() -> Machine.classic().with(Map.of(key, value)))
                        .doesNotThrowAnyException()));
  }

  @Example
  void machinesShrinkToTheClassicOne() {
    assertThat(shrunk(GuestArbitraries.machines()).configuration())
        .satisfies(
            configuration ->
                assertThat(new MachineFormat().report(Machine.of(configuration)))
                    .isEqualTo("classic"));
    assertThat(shrunk(GuestArbitraries.seeds())).isEqualTo(new Seed(0));
    assertThat(shrunk(GuestArbitraries.inputs(100)).length()).isZero();
    assertThat(shrunk(GuestArbitraries.lines(Arbitraries.of("a"), 9)).length()).isZero();
  }

  /** Goes on to what is smaller, as long as there is something. */
  private static <T> T shrunk(Arbitrary<T> arbitrary) {
    Shrinkable<T> value = arbitrary.generator(1000).next(new Random(42));
    Optional<Shrinkable<T>> smaller = value.shrink().findFirst();
    while (smaller.isPresent()) {
      value = smaller.get();
      smaller = value.shrink().findFirst();
    }
    return value.value();
  }
}
