package ringside.lab.figure.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ringside.kernel.Computer;
import ringside.lab.look.CacheContents;
import ringside.lab.report.FillerText;
import ringside.lab.report.Texts;
import ringside.mmu.cache.Cache;

/**
 * The caches at a moment.
 *
 * @param cycle the moment
 * @param caches instructions, data, second level if there is one
 * @param names of the threads whose lines are in them, or made room for those, by tid
 */
public record CacheScene(long cycle, List<CacheContents> caches, Map<Integer, String> names) {
  /** What a computer holds where it stands. */
  public static CacheScene of(Texts texts, Computer computer) {
    List<CacheContents> caches = CacheContents.of(computer);
    Map<Integer, String> names = new TreeMap<>();
    FillerText words = new FillerText(texts, computer);
    caches.stream()
        .flatMap(cache -> cache.rows().stream())
        .flatMapToInt(row -> IntStream.of(row.tid(), row.droveOut()))
        .filter(tid -> tid != Cache.NOBODY)
        .distinct()
        .forEach(tid -> names.put(tid, words.of(tid)));
    return new CacheScene(computer.hart().meter().clock(), caches, names);
  }

  /** The letter of a thread; small for the boot. */
  String letter(int tid) {
    return tid == 0 ? "b" : Ink.letter(index(tid));
  }

  /** Its class in the page's style. */
  String style(int tid) {
    return tid == 0 ? "own-grey" : Ink.style(index(tid));
  }

  private int index(int tid) {
    return (int) names.keySet().stream().filter(other -> other > 0 && other < tid).count();
  }
}
