package ringside.kernel.syscall.rars;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import ringside.isa.abi.RarsCall;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.event.Deed;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/**
 * Random numbers of RARS: generators by number, each that of java.util.Random (its javadoc gives
 * the formula), so that a seeded program draws the same numbers there and here. One that was not
 * seeded begins with a word of the machine's own random bytes, which --seed determines.
 */
public final class RarsRandomCalls {
  private static final long MULTIPLIER = 0x5deece66dL;
  private static final long INCREMENT = 11;
  private static final long MASK = (1L << 48) - 1;

  private final KernelCode code;
  private final RandomSource random;
  private final Map<Integer, Long> states = new HashMap<>();

  public RarsRandomCalls(KernelCode code, RandomSource random) {
    this.code = code;
    this.random = random;
  }

  public void register(SyscallTable table) {
    table.replace(RarsCall.RANDOM_SEED, "ii", Support.FULL, this::seed);
    table.replace(RarsCall.RANDOM_INT, "i", Support.FULL, this::next);
    table.replace(RarsCall.RANDOM_RANGE, "ii", Support.FULL, this::nextBelow);
  }

  private Outcome seed(Call call) {
    states.put(call.argument(0), scrambled(call.argument(1)));
    return Outcome.done(call.argument(0));
  }

  private Outcome next(Call call) {
    return Outcome.done(bits(call.argument(0), 32));
  }

  private Outcome nextBelow(Call call) {
    int bound = call.argument(1);
    if (bound <= 0) {
      return new Outcome.Fault(Deed.RARS_RANDOM, OptionalInt.empty(), bound);
    }
    int bits = bits(call.argument(0), 31);
    if ((bound & -bound) == bound) {
      return Outcome.done((int) ((long) bound * bits >> 31));
    }
    int value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = bits(call.argument(0), 31);
      value = bits % bound;
    }
    return Outcome.done(value);
  }

  private int bits(int generator, int count) {
    code.run(Routine.RANDOM_WORD);
    Long known = states.get(generator);
    long state = known != null ? known : scrambled(ownSeed());
    long next = state * MULTIPLIER + INCREMENT & MASK;
    states.put(generator, next);
    return (int) (next >>> 48 - count);
  }

  private static long scrambled(int seed) {
    return (seed ^ MULTIPLIER) & MASK;
  }

  private int ownSeed() {
    byte[] bytes = random.next(4);
    return bytes[0] & 255 | (bytes[1] & 255) << 8 | (bytes[2] & 255) << 16 | bytes[3] << 24;
  }
}
