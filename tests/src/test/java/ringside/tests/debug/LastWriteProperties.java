package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.trial.Trial;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.programs.Catalogue;
import ringside.tests.linux.RandomSource;

/** Who last wrote a word is who a full trace of all accesses says it was. */
final class LastWriteProperties {
  private static final int WORDS = 12;

  /** Of more: {@code -Dringside.tries=1000}. */
  private static final int PROGRAMS = Integer.getInteger("ringside.tries", 15);

  private static final long LIMIT = 5_000_000;

  /** A store as the trace has it. */
  private record Store(long cycle, int tid, boolean byKernel, int address) {}

  /** All stores to memory since the kernel has booted, by word. */
  private static final class FullTrace implements AccessObserver {
    private final Meter meter;
    private final Map<Integer, List<Store>> stores = new HashMap<>();
    private boolean booted;

    FullTrace(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      if (booted && kind == Kind.STORE && translation != Translation.FAULT) {
        Store store = new Store(cycle, meter.tid(), mode == Mode.KERNEL, virtualAddress);
        for (int word = physicalAddress & ~3; word - physicalAddress < bytes; word += 4) {
          stores.computeIfAbsent(word, first -> new ArrayList<>()).add(store);
        }
      }
    }
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void randomProgramsWriteAsTheTraceSays(@ForAll long seed) {
    for (int i = 0; i < PROGRAMS; i++) {
      Random random = new Random(seed + i);
      check(Guest.assemble("random", new RandomSource(random.nextLong()).program()), random);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fork", "pipe", "threads", "exec", "shared-memory", "mmap-file", "msgqueue"})
  void kernelAndProgramsWriteAsTheTraceSays(String name) {
    check(Guest.inCatalogue(Catalogue.find(name).orElseThrow()), new Random(name.hashCode()));
  }

  private static void check(Guest guest, Random random) {
    List<FullTrace> traces = new ArrayList<>();
    Session traced =
        Session.of(guest)
            .limit(LIMIT)
            .accesses(
                meter -> {
                  traces.add(new FullTrace(meter));
                  return traces.get(0);
                })
            .prepared(computer -> traces.get(0).booted = true)
            .build();
    traced.runUntil();
    Timeline timeline =
        new Timeline(Recipe.of(new Trial(guest, Machine.classic(), LIMIT)), () -> false);
    Map<Integer, List<Store>> stores = traces.get(0).stores;
    List<Integer> words = stores.keySet().stream().sorted().toList();
    for (int i = 0; i < WORDS; i++) {
      int word = words.get(random.nextInt(words.size()));
      List<Store> all = stores.get(word);
      Store aim = all.get(random.nextInt(all.size()));
      timeline.go(aim.cycle() + 1 + random.nextInt(500));
      check(timeline, word, all);
    }
    traced.close();
  }

  private static void check(Timeline timeline, int word, List<Store> all) {
    List<Write> writes = timeline.writes(word, timeline.cycle());
    List<Store> earlier = all.stream().filter(store -> store.cycle() < timeline.cycle()).toList();
    for (int back = 0; back < Math.min(writes.size(), earlier.size()); back++) {
      Write write = writes.get(back);
      assertThat(new Store(write.cycle(), write.tid(), write.byKernel(), write.address()))
          .isEqualTo(earlier.get(earlier.size() - 1 - back));
    }
    assertThat(writes).isNotEmpty();
    assertThat(writes.get(0).after()).isEqualTo(timeline.view().memory().readWord(word));
  }
}
