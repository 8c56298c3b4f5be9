package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** A process: what it has open, and its children. */
public final class GuestProcess {
  private final int slot;
  private final @Nullable GuestProcess parent;
  private final List<GuestProcess> children = new ArrayList<>();
  private final Descriptors descriptors;
  private final Attachments attachments;
  private final Signals signals;
  private final Mappings mappings;
  private final Heap heap;
  private @Nullable End end;

  /** How it ended: si_code (CLD_EXITED, CLD_KILLED) and si_status of waitid(2). */
  record End(int code, int status) {}

  private GuestProcess() {
    slot = 0;
    parent = null;
    descriptors = new Descriptors();
    attachments = new Attachments();
    signals = new Signals();
    mappings = new Mappings();
    heap = new Heap();
  }

  private GuestProcess(int slot, GuestProcess parent) {
    this.slot = slot;
    this.parent = parent;
    descriptors = parent.descriptors.fork();
    attachments = parent.attachments.fork();
    signals = parent.signals.fork();
    mappings = parent.mappings.fork();
    heap = parent.heap.fork();
  }

  static GuestProcess first() {
    return new GuestProcess();
  }

  GuestProcess fork(int childSlot) {
    GuestProcess child = new GuestProcess(childSlot, this);
    children.add(child);
    return child;
  }

  /** The number of the process in the sequence: 0 for the first. */
  public int slot() {
    return slot;
  }

  /** Who forked it; null for the first. */
  public @Nullable GuestProcess parent() {
    return parent;
  }

  /** Its descriptors. */
  public Descriptors descriptors() {
    return descriptors;
  }

  /** What it has attached. */
  public Attachments attachments() {
    return attachments;
  }

  /** Its signals. */
  public Signals signals() {
    return signals;
  }

  /** Its pages. */
  public Mappings mappings() {
    return mappings;
  }

  /** Its memory below the program break. */
  public Heap heap() {
    return heap;
  }

  /** Whether its parent has ended. */
  public boolean isOrphan() {
    return parent != null && !parent.alive();
  }

  /** Whether it has been waited for, or never was a child of anybody. */
  public boolean reaped() {
    return parent == null || !parent.children.contains(this);
  }

  /** Whether it has not ended. */
  public boolean alive() {
    return end == null;
  }

  /** Whether a child of it has not ended. */
  public boolean hasLivingChild() {
    return children.stream().anyMatch(GuestProcess::alive);
  }

  void end(int code, int status) {
    end = new End(code, status);
    attachments.detachAll();
    descriptors.closeAll();
  }

  /**
   * waitid(2) with WEXITED; the data are si_code and si_status.
   *
   * @param child its slot, or -1 for any
   */
  public Answer await(int child, boolean noHang, boolean leave) {
    List<GuestProcess> chosen =
        children.stream().filter(c -> child < 0 || c.slot == child).toList();
    if (chosen.isEmpty()) {
      return Answer.failed(Errno.ECHILD);
    }
    for (GuestProcess candidate : chosen) {
      End how = candidate.end;
      if (how != null) {
        if (!leave) {
          children.remove(candidate);
        }
        return new Answer(0, Descriptors.words(how.code, how.status));
      }
    }
    return noHang ? new Answer(0, Descriptors.words(0, 0)) : Answer.WAITS;
  }
}
