package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.elf.ElfSegment;
import ringside.kernel.Alteration;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.Position;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.trial.Trial;
import ringside.programs.Catalogue;
import ringside.tests.Statistics;

/**
 * Whatever is changed, at whatever place: a branch is the run that its recipe makes from the start,
 * the run itself stays as it is, and the books add up.
 */
final class BranchProperties {
  /** Of more: {@code -Dringside.branches=200}. */
  private static final int BRANCHES = Integer.getInteger("ringside.branches", 12);

  /** Of those that may be refused. */
  private static final int TRIES = 10;

  private static final long LIMIT = 3_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"fork", "pipe", "threads", "signals", "exec"})
  void aBranchIsARunOfItsOwn(String name) {
    Guest guest = Guest.inCatalogue(Catalogue.find(name).orElseThrow());
    Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), LIMIT));
    Timeline timeline = new Timeline(recipe, () -> false);
    timeline.goEnd();
    long end = timeline.cycle();
    Object plain = Statistics.of(timeline.view().computer());
    Random random = new Random(name.hashCode());
    for (int i = 0; i < BRANCHES; i++) {
      int before = timeline.branches().all().size();
      for (int tries = 0; tries < TRIES && timeline.branches().all().size() == before; tries++) {
        timeline.branches().go(random.nextInt(before));
        timeline.go(timeline.start() + random.nextLong(end - timeline.start()));
        change(timeline, random);
      }
      Position here = timeline.position();
      timeline.goEnd();
      assertEqual(timeline, timeline.recipe());
      timeline.go(here.cycle());
      assertThat(timeline.position()).isEqualTo(here);
    }
    assertThat(timeline.branches().all()).hasSizeGreaterThan(BRANCHES / 2);
    timeline.branches().go(0);
    timeline.goEnd();
    assertThat(timeline.cycle()).isEqualTo(end);
    assertThat(Statistics.of(timeline.view().computer())).isEqualTo(plain);
  }

  private static void assertEqual(Timeline timeline, Recipe recipe) {
    try (Session session = recipe.describe().session().build()) {
      session.runUntil();
      assertThat(timeline.cycle()).isEqualTo(session.cycle());
      assertThat(timeline.view().output()).isEqualTo(session.station().output());
      Computer computer = session.station().computer();
      assertThat(Statistics.of(timeline.view().computer())).isEqualTo(Statistics.of(computer));
      assertThat(computer.hart().meter().balanced()).isTrue();
    }
  }

  private static void change(Timeline timeline, Random random) {
    List<GuestThread> threads =
        timeline.view().computer().processes().threads().stream()
            .filter(thread -> thread.state() != ThreadState.TERMINATED)
            .toList();
    try {
      if (!threads.isEmpty()) {
        GuestThread thread = threads.get(random.nextInt(threads.size()));
        timeline.branches().change(alteration(timeline, thread, random));
      }
    } catch (Alteration.Refused refused) {
      // Not every thread can be changed everywhere: then another place is tried.
    }
  }

  private static Alteration alteration(Timeline timeline, GuestThread thread, Random random) {
    List<ElfSegment> segments = thread.process().image().segments();
    ElfSegment segment = segments.get(random.nextInt(segments.size()));
    int address = segment.virtualAddress() + random.nextInt(segment.memorySize());
    List<Byte> bytes =
        IntStream.range(0, 1 + random.nextInt(8)).mapToObj(i -> (byte) random.nextInt()).toList();
    int stack = timeline.position().sp() - 5000 + random.nextInt(6000);
    return switch (random.nextInt(5)) {
      case 0 -> new Alteration.Register(thread.tid(), random.nextInt(33), random.nextInt());
      case 1 -> new Alteration.Register(thread.tid(), 10, random.nextInt(9));
      case 2 -> new Alteration.Memory(thread.pid(), address, bytes);
      case 3 -> new Alteration.Memory(thread.pid(), stack, bytes);
      default -> new Alteration.Next(thread.tid());
    };
  }
}
