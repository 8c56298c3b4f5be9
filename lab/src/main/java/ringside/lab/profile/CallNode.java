package ringside.lab.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A function as it was reached through its callers, with the cycles that passed in itself. A
 * function that calls itself stays one node. What the kernel does for a program is a node below the
 * function that it was in; threads are the nodes at the top.
 */
public final class CallNode {
  private final String name;
  private final boolean kernel;
  private final @Nullable CallNode parent;
  private final TreeMap<String, CallNode> children = new TreeMap<>();
  private final CauseSums own = new CauseSums();

  CallNode(String name, boolean kernel, @Nullable CallNode parent) {
    this.name = name;
    this.kernel = kernel;
    this.parent = parent;
  }

  /** The function's name, or what the kernel did, or the thread. */
  public String name() {
    return name;
  }

  /** Whether the kernel's cycles are in it. */
  public boolean isKernel() {
    return kernel;
  }

  /** Who is below, by name. */
  public Collection<CallNode> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  /** Cycles in itself. */
  public CauseSums own() {
    return own;
  }

  /** Cycles in itself and in all below. */
  public long total() {
    return own.total() + children.values().stream().mapToLong(CallNode::total).sum();
  }

  @Nullable CallNode parent() {
    return parent;
  }

  CallNode child(String function) {
    CallNode known = children.get(function);
    if (known != null) {
      return known;
    }
    CallNode made = new CallNode(function, false, this);
    children.put(function, made);
    return made;
  }

  CallNode kernelChild(String what) {
    // Brackets keep it apart from a function of that name.
    return children.computeIfAbsent("[" + what + "]", key -> new CallNode(key, true, this));
  }
}
