package ringside.kernel.process;

import java.util.List;
import ringside.kernel.memory.AddressSpace;

/** What a process has used, over all programs it ran and all threads it had (getrusage(2)). */
final class ProcessUsage {
  private final List<GuestThread> threads;
  private AddressSpace space;
  private ResourceUsage ofChildren = ResourceUsage.NONE;
  private int peakFrames;
  private long minorFaultsBefore;
  private long majorFaultsBefore;
  private long voluntaryOfEnded;
  private long involuntaryOfEnded;

  /**
   * Nothing so far.
   *
   * @param threads those that have not ended, as they come and go
   */
  ProcessUsage(AddressSpace space, List<GuestThread> threads) {
    this.threads = threads;
    this.space = space;
    // Of a space that is its parent's (vfork), what has been does not count.
    this.minorFaultsBefore = -space.use().minorFaults();
    this.majorFaultsBefore = -space.use().majorFaults();
  }

  /** exec: another memory; what the old one used goes on to count. */
  void moveTo(AddressSpace next) {
    notePeakFrames();
    minorFaultsBefore += space.use().minorFaults();
    majorFaultsBefore += space.use().majorFaults();
    space = next;
  }

  /** A thread has ended: its switches go on to count. */
  void keep(ThreadTimes ofEnded) {
    voluntaryOfEnded += ofEnded.voluntarySwitches();
    involuntaryOfEnded += ofEnded.involuntarySwitches();
  }

  /** A child has been waited for. */
  void addChild(ResourceUsage usage) {
    ofChildren = ofChildren.plus(usage);
  }

  ResourceUsage ofChildren() {
    return ofChildren;
  }

  int peakFrames() {
    notePeakFrames();
    return peakFrames;
  }

  long minorFaults() {
    return minorFaultsBefore + space.use().minorFaults();
  }

  long majorFaults() {
    return majorFaultsBefore + space.use().majorFaults();
  }

  long voluntarySwitches() {
    long switches = voluntaryOfEnded;
    for (GuestThread thread : threads) {
      switches += thread.times().voluntarySwitches();
    }
    return switches;
  }

  long involuntarySwitches() {
    long switches = involuntaryOfEnded;
    for (GuestThread thread : threads) {
      switches += thread.times().involuntarySwitches();
    }
    return switches;
  }

  private void notePeakFrames() {
    peakFrames = Math.max(peakFrames, space.use().peakFrames());
  }
}
