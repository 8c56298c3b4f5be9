package ringside.kernel.process;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.wait.WaitQueue;

/** A process among others: parent and children, group and session (credentials(7)). */
final class Family {
  private final Map<Integer, Process> children = new LinkedHashMap<>();
  private final WaitQueue childEvents;
  private final WaitQueue imageReleased;
  private Process parent;
  private int group;
  private int session;
  private boolean vforked;
  private @Nullable Terminal terminal;
  private int hungUpForeground;

  /** Of a process that has no parent but itself, and leads. */
  Family(Process first) {
    this(first, first, first.pid(), first.pid());
  }

  /** Of a child, in its parent's group and session. */
  Family(Process child, Process parent) {
    this(child, parent, parent.group(), parent.session());
    this.terminal = parent.terminal();
  }

  private Family(Process self, Process parent, int group, int session) {
    String pid = String.valueOf(self.pid());
    this.childEvents = new WaitQueue(new WaitTarget(WaitTarget.Kind.CHILD, pid));
    this.imageReleased = new WaitQueue(new WaitTarget(WaitTarget.Kind.VFORK, pid));
    this.parent = parent;
    this.group = group;
    this.session = session;
  }

  /** Zombies included, oldest first. */
  Collection<Process> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  /** The child of a pid, or null. */
  @Nullable Process child(int pid) {
    return children.get(pid);
  }

  void add(Process child) {
    children.put(child.pid(), child);
  }

  void remove(Process child) {
    children.remove(child.pid());
  }

  /** Where threads wait for a child's change of state. */
  WaitQueue childEvents() {
    return childEvents;
  }

  /** Where the parent waits that made it by vfork. */
  WaitQueue imageReleased() {
    return imageReleased;
  }

  /** Whether its parent still waits for its exec or exit. */
  boolean isVforked() {
    return vforked;
  }

  void setVforked(boolean value) {
    vforked = value;
  }

  Process parent() {
    return parent;
  }

  void setParent(Process next) {
    parent = next;
  }

  int group() {
    return group;
  }

  void setGroup(int value) {
    group = value;
  }

  int session() {
    return session;
  }

  /** Leads a session and a group of its own, which have no terminal yet. */
  void lead(int pid) {
    session = pid;
    group = pid;
    terminal = null;
    hungUpForeground = 0;
  }

  /** The terminal that controls its session, or null. */
  @Nullable Terminal terminal() {
    return terminal;
  }

  void setTerminal(@Nullable Terminal value) {
    terminal = value;
  }

  /** The group that was in front when its terminal was hung up, or 0 (Linux: tty_old_pgrp). */
  int hungUpForeground() {
    return hungUpForeground;
  }

  void setHungUpForeground(int value) {
    hungUpForeground = value;
  }
}
