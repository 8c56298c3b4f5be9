package ringside.junit.jqwik;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import ringside.junit.Input;
import ringside.junit.Seed;
import ringside.lab.session.Machine;

/** Has jqwik make machines, seeds and inputs for parameters with {@code @ForAll}. */
public final class GuestArbitraryProvider implements ArbitraryProvider {
  private static final int LONGEST_INPUT = 1024;

  /** Made by jqwik. */
  public GuestArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return type.isOfType(Machine.class) || type.isOfType(Seed.class) || type.isOfType(Input.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    if (type.isOfType(Machine.class)) {
      return Set.of(GuestArbitraries.machines());
    }
    return type.isOfType(Seed.class)
        ? Set.of(GuestArbitraries.seeds())
        : Set.of(GuestArbitraries.inputs(LONGEST_INPUT));
  }
}
