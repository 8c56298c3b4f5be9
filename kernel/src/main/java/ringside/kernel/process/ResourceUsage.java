package ringside.kernel.process;

/**
 * What a process, one thread of it, or several processes have used (getrusage(2)).
 *
 * @param user cycles in programs
 * @param system cycles in the kernel on their behalf
 * @param peakFrames the most frames of 4096 bytes at once; of several processes, the largest's
 * @param minorFaults page faults that the kernel mended without the disk
 * @param majorFaults page faults for which the disk was read
 * @param voluntary switches away because it had to wait
 * @param involuntary switches away because another was to run
 */
public record ResourceUsage(
    long user,
    long system,
    int peakFrames,
    long minorFaults,
    long majorFaults,
    long voluntary,
    long involuntary) {
  /** Nothing. */
  public static final ResourceUsage NONE = new ResourceUsage(0, 0, 0, 0, 0, 0, 0);

  /** Cycles, user and system together. */
  public long cycles() {
    return user + system;
  }

  /** The sum of two. */
  public ResourceUsage plus(ResourceUsage other) {
    return new ResourceUsage(
        user + other.user,
        system + other.system,
        Math.max(peakFrames, other.peakFrames),
        minorFaults + other.minorFaults,
        majorFaults + other.majorFaults,
        voluntary + other.voluntary,
        involuntary + other.involuntary);
  }
}
