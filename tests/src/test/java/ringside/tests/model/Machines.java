package ringside.tests.model;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;

/** Machines that no preset describes: any sizes, ways, policies and costs. */
final class Machines {
  private static final String[] POLICIES = {"lru", "fifo", "plru"};

  private final Random random;
  private final Map<String, String> changes = new TreeMap<>();

  private Machines(Random random) {
    this.random = random;
  }

  /** A machine that is a function of the seed; small, so that everything is evicted often. */
  static Configuration random(long seed) {
    return new Machines(new Random(seed)).make();
  }

  private Configuration make() {
    tlb("itlb", 1 + random.nextInt(3));
    tlb("dtlb", 1 + random.nextInt(3));
    if (random.nextBoolean()) {
      tlb("tlb2", 3 + random.nextInt(3));
    }
    cache("l1i", 8 + random.nextInt(3));
    cache("l1d", 8 + random.nextInt(3));
    if (random.nextInt(4) == 0) {
      changes.put("l2.bytes", "0");
    } else {
      cache("l2", 9 + random.nextInt(5));
    }
    changes.put("asid", random.nextBoolean() ? "on" : "off");
    changes.put("predictor", new String[] {"static", "nottaken", "bimodal"}[random.nextInt(3)]);
    for (String cost : new String[] {"loaduse", "taken", "mispredict", "jal", "jalr", "mul"}) {
      changes.put("cost." + cost, "" + random.nextInt(4));
    }
    for (String cost :
        new String[] {"cost.misaligned", "cost.system", "tlb2.hit", "walk.start", "walk.pte"}) {
      changes.put(cost, "" + random.nextInt(5));
    }
    try {
      return Configuration.of(Preset.CLASSIC).with(changes);
    } catch (ConfigurationException refused) {
      throw new IllegalStateException(changes.toString(), refused);
    }
  }

  private void tlb(String name, int entriesLog2) {
    changes.put(name + ".entries", "" + (1 << entriesLog2));
    changes.put(name + ".ways", "" + (1 << random.nextInt(entriesLog2 + 1)));
    changes.put(name + ".policy", policy());
  }

  private void cache(String name, int bytesLog2) {
    changes.put(name + ".bytes", "" + (1 << bytesLog2));
    changes.put(name + ".ways", "" + (1 << random.nextInt(bytesLog2 - 5)));
    changes.put(name + ".policy", policy());
  }

  private String policy() {
    return POLICIES[random.nextInt(POLICIES.length)];
  }
}
