package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.Reason;
import ringside.kernel.process.GuestThread;

/**
 * Who is woken looks again at what it waits for. So to be woken without a reason changes no answer,
 * and what nobody is woken for would be seen only by those who are: whatever somebody waits for,
 * its coming has to wake.
 */
final class WakeProperties {
  private static final long MOST_CYCLES = 4_000_000_000L;

  @Provide
  Arbitrary<String> programs() {
    // Not epolls: of those who wait exclusively each that is woken takes its share, for any reason.
    return Arbitraries.of(
        "wakeups", "polling", "sysv", "mqueue", "futexes", "unix", "locks", "masks");
  }

  @Property(tries = 24, shrinking = ShrinkingMode.OFF)
  void wakingWithoutAReasonChangesNoAnswer(@ForAll("programs") String program, @ForAll long seed)
      throws IOException, ElfFormatException {
    String undisturbed = output(program, new Disturbance(new Random(seed), 0));
    String disturbed = output(program, new Disturbance(new Random(seed), 3));
    assertThat(disturbed).isEqualTo(undisturbed);
  }

  private static String output(String program, Disturbance disturbance)
      throws IOException, ElfFormatException {
    return GuestRun.of(program, elf(program))
        .watched(disturbance)
        .built(disturbance::of)
        .atMost(MOST_CYCLES)
        .run()
        .output();
  }

  private static byte[] elf(String program) throws IOException {
    String resource = "/ringside/tests/c/" + program + ".elf";
    try (InputStream bytes = WakeProperties.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new AssertionError("no " + resource + ": run src/test/c/build");
      }
      return bytes.readAllBytes();
    }
  }

  /** Wakes, after some system calls, all who wait. */
  private static final class Disturbance implements EventSink {
    private final Random random;
    private final int oneOf;
    private @Nullable Computer computer;

    /**
     * Disturbs now and then.
     *
     * @param oneOf of so many calls one is followed by a disturbance, 0 for none
     */
    Disturbance(Random random, int oneOf) {
      this.random = random;
      this.oneOf = oneOf;
    }

    void of(Computer disturbed) {
      computer = disturbed;
    }

    @Override
    public Set<EventKind> kinds() {
      return Set.of(EventKind.CALL);
    }

    @Override
    public void event(Event event) {
      if (!(event instanceof Event.Returned)
          || computer == null
          || oneOf == 0
          || random.nextInt(oneOf) > 0) {
        return;
      }
      for (GuestThread other : List.copyOf(computer.processes().threads())) {
        other.wake(Reason.TIMEOUT);
      }
    }
  }
}
