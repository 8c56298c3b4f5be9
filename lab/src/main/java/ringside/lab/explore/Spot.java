package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What steps have in common, a word, a futex, a file: who has read and written it last. */
final class Spot {
  private final List<Uses> users = new ArrayList<>(2);
  private boolean atomic;
  private boolean end;

  /** The last uses by an actor. */
  static final class Uses {
    private final Actor actor;
    private @Nullable Use read;
    private @Nullable Use write;

    Uses(Actor actor) {
      this.actor = actor;
    }

    Actor actor() {
      return actor;
    }

    /** The last use that doesn't commute with one, or null. */
    @Nullable Use against(boolean writing) {
      if (!writing || read == null || write != null && write.at >= read.at) {
        return write;
      }
      return read;
    }

    @Nullable Use read() {
      return read;
    }

    @Nullable Use write() {
      return write;
    }

    void forgetRead() {
      read = null;
    }
  }

  /** A use. */
  static final class Use {
    private long at;
    private long decidedAt;
    private long[] seen = {};
    private Moment moment = new Moment(Block.NONE, 0, List.of());
    private Touch touch = Touch.NONE;

    /** When, in instructions. */
    long at() {
      return at;
    }

    /** When its actor could have been kept from it. */
    long decidedAt() {
      return decidedAt;
    }

    /** What its actor had seen. */
    long[] seen() {
      return seen;
    }

    /** The same, with who else could have gone on then. */
    Moment moment() {
      return moment;
    }

    Touch touch() {
      return touch;
    }
  }

  List<Uses> users() {
    return users;
  }

  /** Whether an atomic instruction or the kernel has ever used it. */
  boolean isAtomic() {
    return atomic;
  }

  /** Whether a thread's end was the last to write it. */
  boolean isEnd() {
    return end;
  }

  void isEnd(boolean value) {
    end = value;
  }

  /** Whether several use it, and not only to read. */
  boolean isShared() {
    return users.size() > 1 && users.stream().anyMatch(each -> each.write != null);
  }

  Uses of(Actor actor) {
    for (Uses each : users) {
      if (each.actor == actor) {
        return each;
      }
    }
    Uses first = new Uses(actor);
    users.add(first);
    return first;
  }

  /** Notes a use, in place of the one before it. */
  void note(Actor actor, Touch touch, Position position) {
    Uses uses = of(actor);
    Use use = touch.write() ? uses.write : uses.read;
    if (use == null) {
      use = new Use();
      if (touch.write()) {
        uses.write = use;
      } else {
        uses.read = use;
      }
    }
    use.at = position.at();
    use.decidedAt = actor.decidedAt(position.at());
    use.seen = actor.seen();
    use.moment = actor.decided(position.moment());
    use.touch = touch;
    atomic |= touch.atomic();
    end &= !touch.write();
  }
}
