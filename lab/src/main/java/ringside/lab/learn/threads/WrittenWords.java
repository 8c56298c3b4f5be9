package ringside.lab.learn.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/**
 * Words that are watched while a session goes on: who has written them, how often, and where they
 * lie in the machine's memory.
 */
final class WrittenWords {
  private final Session session;
  private final Map<Integer, Word> words = new LinkedHashMap<>();

  WrittenWords(Session session) {
    this.session = session;
  }

  /** What was seen of a word. */
  static final class Word {
    private final Map<Integer, Integer> writes = new HashMap<>();
    private int value;
    private String place = "";

    /** How often a thread has written it. */
    int writes(int tid) {
      return writes.getOrDefault(tid, 0);
    }

    /** Its value by now. */
    int value() {
      return value;
    }

    /** The physical address at the last write. */
    String place() {
      return place;
    }
  }

  /** Begins to watch the word at a virtual address. */
  Word watch(int address) {
    return words.computeIfAbsent(address, first -> new Word());
  }

  /** Goes on to the next place where it is to stop, or the end, and notes what is written. */
  StopReason runUntil(Stop... others) {
    List<Stop> stops = new ArrayList<>(List.of(others));
    words.keySet().forEach(address -> stops.add(Stop.whenWritten(address)));
    while (true) {
      StopReason why = session.runUntil(stops.toArray(Stop[]::new));
      if (!(why instanceof StopReason.Written written)) {
        return why;
      }
      note(written);
    }
  }

  private void note(StopReason.Written written) {
    Word word = watch(written.address());
    word.writes.merge(written.tid(), 1, Integer::sum);
    word.value = written.after();
    word.place = Places.physical(session, written.pid(), written.address());
  }
}
