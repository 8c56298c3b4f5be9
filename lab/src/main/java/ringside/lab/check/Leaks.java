package ringside.lab.check;

import java.util.List;

/**
 * What a run has left behind, oldest first. Only what ended by itself can have left something: who
 * was ended by a signal had no say.
 *
 * @param descriptors that were open when their process ended
 * @param children that were never waited for
 * @param objects that outlive the run, and that nobody uses any more
 */
public record Leaks(
    List<OpenDescriptor> descriptors, List<LostChild> children, List<LeftObject> objects) {
  /** Nothing. */
  public static final Leaks NONE = new Leaks(List.of(), List.of(), List.of());

  /** What was found is not to be changed. */
  public Leaks {
    descriptors = List.copyOf(descriptors);
    children = List.copyOf(children);
    objects = List.copyOf(objects);
  }

  /**
   * A descriptor beyond standard error that its process should have closed: it opened it itself, or
   * was given it by an exec that does not close it. What a fork has given a process, and what exec
   * would close, does not count.
   *
   * @param program what the process was called
   * @param number of the descriptor
   * @param what it refers to, in a word, as in pipe
   */
  public record OpenDescriptor(int pid, String program, int number, String what) {}

  /**
   * A child whose parent ended without having waited for it.
   *
   * @param parent pid of the parent
   * @param parentProgram what that was called
   * @param pid of the child
   * @param program what the child was called
   * @param ended whether the child had ended by then (a zombie), or still ran (an orphan)
   */
  public record LostChild(
      int parent, String parentProgram, int pid, String program, boolean ended) {}

  /** Sorts of objects that live until somebody removes them. */
  public enum Kind {
    /** Shared memory of System V. */
    SHARED_MEMORY,
    /** A message queue of System V. */
    MESSAGE_QUEUE,
    /** A semaphore set of System V. */
    SEMAPHORES,
    /** A POSIX message queue. */
    POSIX_QUEUE
  }

  /**
   * An object that was not removed.
   *
   * @param name its id, or the name of a POSIX queue
   * @param frames of memory that it keeps
   */
  public record LeftObject(Kind kind, String name, int frames) {}

  /** Whether nothing was left. */
  public boolean isNothing() {
    return count() == 0;
  }

  /** Things that were left. */
  public int count() {
    return descriptors.size() + children.size() + objects.size();
  }

  /** Frames that nobody uses any more. */
  public int frames() {
    return objects.stream().mapToInt(LeftObject::frames).sum();
  }
}
