package ringside.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.wait.Outcome;

/** A pipe whose size changes while bytes go through it gives them out as they came in. */
final class PipeCapacityProperties {
  private static final int PAGE = 4096;

  /** What a step does. */
  enum Deed {
    WRITE,
    READ,
    RESIZE
  }

  /** A step with a number of bytes; a pipe has a page for each full 4096 of them, at least one. */
  record Step(Deed deed, int bytes) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> bytes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 8 * PAGE), Arbitraries.of(PAGE, 2 * PAGE, 4 * PAGE));
    return Combinators.combine(Arbitraries.of(Deed.class), bytes)
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void bytesComeOutAsTheyWentIn(@ForAll("steps") List<Step> steps) {
    FileBench bench = new FileBench();
    Pipe pipe = new Pipe(bench.memory, bench.wakeups);
    pipe.addReader();
    pipe.addWriter();
    Deque<Byte> expected = new ArrayDeque<>();
    for (Step step : steps) {
      switch (step.deed) {
        case WRITE -> write(bench.user(), pipe, step.bytes, expected);
        case READ -> read(bench.user(), pipe, step.bytes, expected);
        case RESIZE -> resize(pipe, step.bytes);
      }
      assertThat(pipe.filled()).isEqualTo(expected.size());
    }
    read(bench.user(), pipe, 16 * PAGE, expected);
    assertThat(expected).isEmpty();
    pipe.removeReader();
    pipe.removeWriter();
    assertThat(bench.leaks()).isZero();
  }

  private static void write(UserMemory user, Pipe pipe, int length, Deque<Byte> expected) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (expected.size() + i * 13);
    }
    user.write(FileBench.USER, bytes);
    Outcome outcome = pipe.write(UserVectors.of(user, FileBench.USER, length), 0, true);
    int written = outcome instanceof Outcome.Done done ? done.value() : 0;
    for (int i = 0; i < written; i++) {
      expected.addLast(bytes[i]);
    }
  }

  private static void read(UserMemory user, Pipe pipe, int length, Deque<Byte> expected) {
    Outcome outcome = pipe.read(UserVectors.of(user, FileBench.USER, length), true);
    int count = outcome instanceof Outcome.Done done ? done.value() : 0;
    assertThat(count).isEqualTo(Math.min(length, expected.size()));
    for (byte came : user.read(FileBench.USER, count)) {
      assertThat(came).isEqualTo(expected.removeFirst());
    }
  }

  private static void resize(Pipe pipe, int bytes) {
    int wanted = Math.max(bytes / PAGE, 1) * PAGE;
    int before = pipe.capacity();
    boolean resized = pipe.setCapacity(wanted);
    assertThat(pipe.capacity()).isEqualTo(resized ? wanted : before);
    assertThat(resized || pipe.filled() > wanted - 2 * PAGE).isTrue();
  }
}
