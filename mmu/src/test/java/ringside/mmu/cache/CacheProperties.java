package ringside.mmu.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import ringside.mmu.replacement.Departure;
import ringside.mmu.replacement.ReplacementPolicy;

/** A cache knows where each line is, and why the others are not there. */
final class CacheProperties {
  private static final int STEPS = 2000;

  /** Lines that share sets and lie up to 64 MiB apart, above and below the first. */
  private static final int[] BASES = {0x0201_0000, 0x0200_0000, 0x020f_f000, 0x0201_1000};

  private final Random random = new Random();
  private final Map<Integer, Long> departures = new HashMap<>();
  private final Map<Integer, Integer> fillers = new HashMap<>();
  private Cache cache = emptyCache();
  private long departing;
  private int droveOut;
  private int dirtyVictim;

  @BeforeTry
  void emptyTheCache() {
    cache = emptyCache();
    departures.clear();
  }

  @Property(tries = 50)
  void everyLineIsFoundInItsSlotAndEveryMissHasTheReasonOfTheLastDeparture(@ForAll long seed) {
    random.setSeed(seed);
    cache.listenWith(this::left);
    for (int step = 1; step <= STEPS; step++) {
      int line = BASES[random.nextInt(BASES.length)] + random.nextInt(40);
      int slot = slotByTag(line);
      assertThat(cache.find(line)).isEqualTo(slot);
      if (random.nextInt(500) == 0) {
        departing = Departure.flushedByFence(random.nextInt(9), random.nextInt());
        cache.empty(departing);
      } else if (slot < 0) {
        missAndFill(line, step);
      } else {
        cache.hit(slot, random.nextBoolean(), step);
      }
    }
  }

  @Property(tries = 50)
  void writeBackFindsItsLineWhereverTheGuessPoints(@ForAll long seed) {
    random.setSeed(seed);
    CacheShape shape = new CacheShape(1024, 2, ReplacementPolicy.LRU);
    Cache tags = new Cache(shape, 1);
    SecondLevel second = new SecondLevel(tags, new Dram(100), 10, 4);
    for (int step = 1; step <= STEPS; step++) {
      int line = BASES[0] + random.nextInt(40);
      if (random.nextBoolean()) {
        assertThat(tags.tags[Supply.slot(second.fetch(line, 1, 0))]).isEqualTo(line);
      } else {
        second.writeBack(line, random.nextInt(tags.lines()), 1, 0);
        assertThat(tags.isDirty(tags.find(line))).isTrue();
      }
      assertThat(Arrays.stream(tags.tags).filter(tag -> tag == line)).hasSize(1);
    }
  }

  @Property(tries = 50)
  void theLineOfASetThatWasUsedLeastRecentlyGoes(@ForAll long seed) {
    random.setSeed(seed);
    Map<Integer, Integer> lastUse = new HashMap<>();
    cache.listenWith((slot, line) -> assertOldest(line, lastUse));
    for (int step = 1; step <= STEPS; step++) {
      int line = BASES[0] + random.nextInt(8) * 16;
      int slot = cache.find(line);
      if (slot < 0) {
        cache.miss(line, cache.look(line), 1);
        cache.fill(line, false, 1, line << 6, step);
      } else {
        cache.hit(slot, false, step);
      }
      lastUse.put(line, step);
    }
  }

  private void left(int slot, int line) {
    departures.put(line, departing);
    droveOut = fillers.getOrDefault(line, Cache.NOBODY);
    dirtyVictim = cache.isDirty(slot) ? line : -1;
  }

  private static Cache emptyCache() {
    return new Cache(new CacheShape(4096, 4, ReplacementPolicy.LRU), 1);
  }

  private void missAndFill(int line, int step) {
    int tid = random.nextInt(9);
    assertThat(cache.look(line)).isEqualTo(departures.getOrDefault(line, Departure.COLD));
    cache.miss(line, cache.look(line), tid);
    departing = Departure.evicted(tid, line << 6);
    droveOut = Cache.NOBODY;
    dirtyVictim = -1;
    boolean dirty = random.nextBoolean();
    int slot = cache.fill(line, dirty, tid, line << 6, step);
    fillers.put(line, tid);
    assertThat(slot).isEqualTo(cache.find(line));
    assertThat(cache.isDirty(slot)).isEqualTo(dirty);
    assertThat(cache.droveOut(slot)).isEqualTo(droveOut);
    assertThat(cache.dirtyVictim()).isEqualTo(dirtyVictim);
  }

  private int slotByTag(int line) {
    List<Integer> tags = Arrays.stream(cache.tags).boxed().toList();
    return tags.indexOf(line);
  }

  private static void assertOldest(int line, Map<Integer, Integer> lastUse) {
    int use = lastUse.getOrDefault(line, Integer.MAX_VALUE);
    lastUse.remove(line);
    assertThat(lastUse.values()).hasSize(3).allMatch(other -> other > use);
  }
}
