package ringside.mmu.replacement;

import java.util.Arrays;

/**
 * The last {@link Departure} of each page or line: an open-addressing table of primitive longs, for
 * every miss looks here.
 */
public final class Departures {
  private static final long EMPTY = -1;
  private static final int FIRST_CAPACITY = 256;

  private long[] keys = emptyKeys(FIRST_CAPACITY);
  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  /** Notes why the entry of a key (not negative) went. */
  public void put(long key, long departure) {
    int index = indexOf(key);
    if (keys[index] == EMPTY) {
      keys[index] = key;
      size++;
    }
    values[index] = departure;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  /** Why the entry of a key went last, or {@link Departure#COLD}. */
  public long get(long key) {
    int index = indexOf(key);
    return keys[index] == EMPTY ? Departure.COLD : values[index];
  }

  private int indexOf(long key) {
    int mask = keys.length - 1;
    int index = (int) (key * 0x9e3779b97f4a7c15L >>> 32) & mask;
    while (keys[index] != EMPTY && keys[index] != key) {
      index = index + 1 & mask;
    }
    return index;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = emptyKeys(oldKeys.length * 2);
    values = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int index = indexOf(oldKeys[i]);
        keys[index] = oldKeys[i];
        values[index] = oldValues[i];
      }
    }
  }

  private static long[] emptyKeys(int capacity) {
    long[] keys = new long[capacity];
    Arrays.fill(keys, EMPTY);
    return keys;
  }
}
