package ringside.lab.figure.talk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;

/**
 * Bytes that came out of a channel, and when those that end there had gone in.
 *
 * @param in the write or send that brought the last of its bytes
 * @param out the read or receive
 */
public record Message(Event.Moved in, Event.Moved out) {
  /** Cycles from the end of the copy in to the end of the copy out. */
  public long cycles() {
    return out.at().cycle() - in.at().cycle();
  }

  /**
   * Joins what came out with what went in. Whatever went in before recording began, or was left
   * out, is not to be joined.
   *
   * @param moves in order of time
   */
  public static List<Message> join(List<Event.Moved> moves) {
    Map<List<Object>, TreeMap<Long, Event.Moved>> sent = new HashMap<>();
    List<Message> messages = new ArrayList<>();
    for (Event.Moved move : moves) {
      List<Object> channel = List.of(move.channel(), move.object());
      TreeMap<Long, Event.Moved> ins = sent.computeIfAbsent(channel, key -> new TreeMap<>());
      if (move.direction() == Direction.IN) {
        ins.put(move.number(), move);
        continue;
      }
      // In a stream, numbers are those of last bytes: a read may end within a write.
      Map.Entry<Long, Event.Moved> in = ins.ceilingEntry(move.number());
      if (in != null && move.bytes() > 0) {
        messages.add(new Message(in.getValue(), move));
        ins.headMap(move.number(), true).clear();
      }
    }
    return messages;
  }
}
