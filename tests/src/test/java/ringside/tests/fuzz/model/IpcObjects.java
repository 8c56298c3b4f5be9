package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/**
 * All System V objects of one sort (Linux: ipcget).
 *
 * @param <T> the sort
 */
public final class IpcObjects<T extends IpcObject> {
  /** Objects that a sequence may make of a sort. */
  public static final int MOST = 6;

  private static final int CREATE = 01000;
  private static final int EXCLUSIVE = 02000;

  private final int firstVariable;
  private final List<T> made = new ArrayList<>();

  IpcObjects(int firstVariable) {
    this.firstVariable = firstVariable;
  }

  /** What a get answers: an error, an object that is there, or a new one. */
  public record Got<T>(Answer answer, @Nullable T found, boolean isNew) {}

  /**
   * msgget(2), semget(2) and shmget(2).
   *
   * @param unfit why an object with that key will not do
   * @param unmade why none can be made, or null
   * @param maker makes one with a variable
   */
  public Got<T> get(
      int key,
      int flags,
      Function<T, @Nullable Errno> unfit,
      @Nullable Errno unmade,
      IntFunction<T> maker) {
    T found = withKey(key);
    if (found != null) {
      @Nullable Errno reason =
          (flags & (CREATE | EXCLUSIVE)) == (CREATE | EXCLUSIVE)
              ? Errno.EEXIST
              : unfit.apply(found);
      return reason == null ? new Got<>(Answer.DONE, found, false) : failed(reason);
    }
    if (key != 0 && (flags & CREATE) == 0) {
      return failed(Errno.ENOENT);
    }
    if (unmade != null) {
      return failed(unmade);
    }
    if (made.size() == MOST) {
      return new Got<>(Answer.OPEN, null, false);
    }
    T object = maker.apply(firstVariable + made.size());
    made.add(object);
    return new Got<>(Answer.DONE, object, true);
  }

  /** The object that was made as number n, gone or not; null if fewer were made. */
  public @Nullable T numbered(int n) {
    return n < made.size() ? made.get(n) : null;
  }

  /** Those that are there. */
  public List<T> present() {
    return made.stream().filter(object -> !object.removed()).toList();
  }

  private @Nullable T withKey(int key) {
    return made.stream()
        .filter(object -> key != 0 && object.key() == key && !object.removed())
        .findFirst()
        .orElse(null);
  }

  private static <T> Got<T> failed(Errno error) {
    return new Got<>(Answer.failed(error), null, false);
  }
}
