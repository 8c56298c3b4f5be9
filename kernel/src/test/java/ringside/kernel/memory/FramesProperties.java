package ringside.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Frames and kernel objects: nothing is handed out twice, and everything comes back. */
final class FramesProperties {
  @Property(tries = 100)
  void aFrameHasOneOwnerOrKnowsHowMany(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryBench bench = new MemoryBench(1 << 20);
    Frames frames = bench.memory.frames();
    Map<Integer, Integer> users = new HashMap<>();
    for (int i = 0; i < 600; i++) {
      act(random, frames, users);
      users.forEach((frame, count) -> assertThat(frames.users(frame)).isEqualTo(count));
      assertThat(frames.inUse()).isEqualTo(bench.framesAtStart + users.size());
      assertThat(frames.free() + frames.inUse()).isEqualTo(frames.total());
    }
    assertThat(bench.meter.balanced()).isTrue();
  }

  private static void act(Random random, Frames frames, Map<Integer, Integer> users) {
    List<Integer> owned = new ArrayList<>(users.keySet());
    int some = owned.isEmpty() ? 0 : owned.get(random.nextInt(owned.size()));
    switch (owned.isEmpty() ? 0 : random.nextInt(5)) {
      case 0, 1 -> {
        try {
          assertThat(users.put(frames.allocate(), 1)).isNull();
        } catch (OutOfMemory none) {
          assertThat(frames.free()).isZero();
        }
      }
      case 2 -> {
        frames.share(some);
        users.merge(some, 1, Integer::sum);
      }
      default -> {
        frames.release(some);
        users.computeIfPresent(some, (frame, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  @Example
  void aFrameFreedTwiceIsOurMistake() {
    Frames frames = new MemoryBench(1 << 20).memory.frames();
    int frame = frames.allocate();
    frames.release(frame);
    assertThatThrownBy(() -> frames.release(frame))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("twice");
  }

  @Property(tries = 100)
  void kernelObjectsNeverOverlapAndGiveTheirFramesBack(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryBench bench = new MemoryBench(1 << 20);
    KernelHeap heap = bench.memory.heap();
    Map<Integer, Integer> objects = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      if (objects.isEmpty() || random.nextInt(5) < 3) {
        int bytes = 1 + random.nextInt(random.nextBoolean() ? 200 : 4096);
        int object = heap.allocate(bytes);
        objects.forEach((other, size) -> assertApart(object, bytes, other, size));
        objects.put(object, bytes);
      } else {
        int object = objects.keySet().iterator().next();
        heap.release(object, objects.remove(object));
      }
      assertThat(heap.objects()).isEqualTo(objects.size());
    }
    objects.forEach(heap::release);
    assertThat(bench.memory.frames().inUse()).isEqualTo(bench.framesAtStart);
  }

  private static void assertApart(int one, int oneBytes, int other, int otherBytes) {
    assertThat(one + oneBytes <= other || other + otherBytes <= one).isTrue();
  }
}
