package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The segments that a process has attached, by the variable that keeps the address. */
public final class Attachments {
  private final TreeMap<Integer, Attachment> byVariable = new TreeMap<>();

  private record Attachment(SharedSegment segment, boolean readOnly) {}

  Attachments() {}

  Attachments fork() {
    Attachments copy = new Attachments();
    byVariable.forEach((variable, one) -> copy.attach(variable, one.segment, one.readOnly));
    return copy;
  }

  void detachAll() {
    List.copyOf(byVariable.keySet()).forEach(this::detach);
  }

  /** shmat(2). */
  public void attach(int variable, SharedSegment segment, boolean readOnly) {
    segment.attach();
    byVariable.put(variable, new Attachment(segment, readOnly));
  }

  /** shmdt(2). */
  public void detach(int variable) {
    Attachment one = byVariable.remove(variable);
    if (one != null) {
      one.segment.detach();
    }
  }

  /** Where something is attached. */
  public List<Integer> variables() {
    return new ArrayList<>(byVariable.keySet());
  }

  /** The segment at a place, or null. */
  public @Nullable SharedSegment at(int variable) {
    Attachment one = byVariable.get(variable);
    return one == null ? null : one.segment;
  }

  /** Whether a store there is allowed. */
  public boolean writable(int variable) {
    Attachment one = byVariable.get(variable);
    return one != null && !one.readOnly;
  }
}
