package ringside.lab.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;

/** Sums of what went through channels. */
final class Traffic {
  /** Channels that are told apart. */
  private static final int MOST = 1024;

  private record Key(Channel channel, String object) {
    // What the compiler makes of a record is linked when it is first used, which takes longer than
    // all that a short run sends.
    @Override
    public int hashCode() {
      return 31 * channel.ordinal() + object.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && channel == key.channel && object.equals(key.object);
    }
  }

  private final Map<Key, ChannelTotal> totals = new LinkedHashMap<>();

  void add(Event.Moved moved) {
    Key key = new Key(moved.channel(), moved.object());
    ChannelTotal before = totals.get(key);
    if (before == null && totals.size() == MOST) {
      return;
    }
    totals.put(key, sum(before == null ? none(key) : before, moved));
  }

  private static ChannelTotal none(Key key) {
    return new ChannelTotal(key.channel, key.object, 0, 0, 0, 0);
  }

  private static ChannelTotal sum(ChannelTotal before, Event.Moved moved) {
    boolean in = moved.direction() == Direction.IN;
    return new ChannelTotal(
        before.channel(),
        before.object(),
        before.sends() + (in ? 1 : 0),
        before.bytesIn() + (in ? moved.bytes() : 0),
        before.receives() + (in ? 0 : 1),
        before.bytesOut() + (in ? 0 : moved.bytes()));
  }

  List<ChannelTotal> totals() {
    return List.copyOf(totals.values());
  }
}
