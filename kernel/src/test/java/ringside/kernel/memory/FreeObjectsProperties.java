package ringside.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The list gives the objects that a plain one gives, from which a frame's are searched. */
final class FreeObjectsProperties {
  private static final int STEPS = 600;
  private static final int FRAME = 4096;
  private static final int SIZE = 1024;

  private final FreeObjects list = new FreeObjects();
  private final Deque<Integer> plain = new ArrayDeque<>();
  private final Map<Integer, Integer> inUse = new HashMap<>();
  private final List<Integer> taken = new ArrayList<>();
  private final Deque<Integer> freeFrames = new ArrayDeque<>();
  private int frames;

  @Property(tries = 200)
  void takesAndGivesAsAPlainListDoes(@ForAll long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      boolean shrinks = step / 100 % 2 == 1;
      if (taken.isEmpty() || random.nextInt(10) < (shrinks ? 2 : 7)) {
        take();
      } else {
        give(taken.remove(random.nextInt(taken.size())));
      }
      assertThat(list.first()).isEqualTo(plain.isEmpty() ? 0 : plain.getFirst());
    }
  }

  private void take() {
    if (plain.isEmpty()) {
      int frame = freeFrames.isEmpty() ? ++frames * FRAME : freeFrames.removeFirst();
      for (int object = frame; object < frame + FRAME; object += SIZE) {
        plain.addLast(object);
        list.append(object);
      }
    }
    int object = plain.removeFirst();
    assertThat(list.take()).isEqualTo(object);
    inUse.merge(FreeObjects.frameOf(object), 1, Integer::sum);
    taken.add(object);
  }

  private void give(int object) {
    int frame = FreeObjects.frameOf(object);
    plain.addFirst(object);
    boolean last = inUse.merge(frame, -1, Integer::sum) == 0;
    assertThat(list.give(object)).isEqualTo(last);
    if (last) {
      plain.removeIf(free -> FreeObjects.frameOf(free) == frame);
      freeFrames.addFirst(frame);
    }
  }
}
