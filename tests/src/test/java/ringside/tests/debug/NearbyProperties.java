package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.Position;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.View;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.programs.Catalogue;

/** What is seen at a place by undoing steps is what a run shows that stands there. */
final class NearbyProperties {
  private static final int PLACES = 4;
  private static final int STEPS = 25;
  private static final int BYTES = 512;
  private static final long LONGEST = 2_000_000;

  private static Timeline timeline(Guest guest) {
    return new Timeline(Recipe.of(new Trial(guest, Machine.classic(), LONGEST)), () -> false);
  }

  private static Guest bundled(String name) {
    return Guest.inCatalogue(Catalogue.find(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"sort, 50", "fork, 10", "threads, 25", "spinlock, 25", "signals, 0", "prodcons, 25"})
  void stepsBackShowWhatARunShows(String name, int least) {
    Guest guest = bundled(name);
    Timeline glancing = timeline(guest);
    Timeline going = timeline(guest);
    long start = glancing.start();
    long end = glancing.goEnd().position().cycle();
    Random random = new Random(name.hashCode());
    int undone = 0;
    for (int i = 0; i < PLACES; i++) {
      glancing.go(start + random.nextLong(end - start));
      for (int step = 0; step < STEPS && glancing.position().inProgram(); step++) {
        Position here = glancing.position();
        Optional<Position> before = glancing.before(here.tid(), here.cycle());
        if (before.isEmpty()) {
          break;
        }
        assertThat(glancing.glance(before.get()).position()).isEqualTo(before.get());
        undone += glancing.nearby().view().cycle() > glancing.cycle() ? 1 : 0;
        going.go(before.get().cycle());
        compare(glancing, going, guest);
      }
      assertThat(glancing.view().cycle()).isEqualTo(glancing.cycle());
      assertThat(glancing.view().position()).isEqualTo(glancing.position());
    }
    assertThat(undone).isGreaterThanOrEqualTo(least);
  }

  private static void compare(Timeline glancing, Timeline going, Guest guest) {
    assertThat(glancing.position()).isEqualTo(going.position());
    assertThat(glancing.cycle()).isEqualTo(going.cycle());
    View there = going.view();
    for (GuestThread thread : there.computer().processes().threads()) {
      assertThat(glancing.nearby().registers(thread.tid()))
          .isEqualTo(there.registers(thread.tid()));
      int sp = glancing.nearby().registers(thread.tid()).orElseThrow().register("sp");
      assertBytes(glancing, there, thread.pid(), sp - BYTES / 2);
      for (ElfSymbol symbol : guest.image().symbols()) {
        if (symbol.kind() != ElfSymbol.Kind.ABSOLUTE) {
          assertBytes(glancing, there, thread.pid(), symbol.value() - BYTES / 2);
        }
      }
    }
  }

  private static void assertBytes(Timeline glancing, View there, int pid, int address) {
    assertThat(glancing.nearby().bytes(pid, address, BYTES))
        .isEqualTo(there.bytes(pid, address, BYTES));
  }

  /** Stores of every kind: bytes, halves, words that cross a page, atomics, in shared memory. */
  @Test
  void everyKindOfStoreIsUndone() {
    Guest guest =
        Guest.assemble(
            "stores",
            """
            .globl main
            main:
                la   t0, two
                la   t1, one
                li   t2, 0x11223344
                sw   t2, 0(t1)
                sb   t2, 1(t1)
                sh   t2, 2(t1)
                sw   t2, -2(t0)
                sw   t2, -1(t0)
                sh   t2, -1(t0)
                amoadd.w t3, t2, (t1)
                lr.w t4, (t1)
                sc.w t4, t2, (t1)
                amoswap.w.aq t1, t2, (t1)
                sw   t2, 0(t0)
            last:
                li   a0, 0
                ret
            .data
            .balign 4096
            one:  .space 4096
            two:  .space 64
            """);
    Timeline glancing = timeline(guest);
    Timeline going = timeline(guest);
    int last = address(guest, "last");
    while (glancing.position().pc() != last) {
      glancing.go(glancing.cycle() + 1);
    }
    int main = address(guest, "main");
    int undone = 0;
    while (glancing.position().pc() != main) {
      Position here = glancing.position();
      Position before = glancing.before(here.tid(), here.cycle()).orElseThrow();
      Stopped stopped = glancing.glance(before);
      going.go(stopped.position().cycle());
      View there = going.view();
      assertThat(glancing.nearby().registers(here.tid())).isEqualTo(there.registers(here.tid()));
      assertBytes(glancing, there, here.pid(), address(guest, "one"));
      assertBytes(glancing, there, here.pid(), address(guest, "two") - BYTES / 2);
      undone++;
    }
    assertThat(undone).isGreaterThan(14);
  }

  private static int address(Guest guest, String symbol) {
    return guest.image().symbol(symbol).orElseThrow().value();
  }
}
