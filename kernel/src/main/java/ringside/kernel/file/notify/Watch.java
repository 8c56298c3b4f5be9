package ringside.kernel.file.notify;

import ringside.kernel.file.FileEvents;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Watcher;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;

/** One file of those that an inotify file watches: a kernel object. */
final class Watch implements Watcher {
  /** Whatever happens to it. */
  static final int ALL_EVENTS = 0xfff;

  /** IN_EXCL_UNLINK. */
  static final int NOT_OF_REMOVED = 0x0400_0000;

  /** IN_ONESHOT. */
  static final int ONCE = 0x8000_0000;

  private static final int OBJECT_BYTES = 64;

  private final InotifyFile owner;
  private final KernelMemory memory;
  private final Inode inode;
  private final int number;
  private final int object;
  private int mask;

  Watch(InotifyFile owner, KernelMemory memory, Inode inode, int number, int mask) {
    this.owner = owner;
    this.memory = memory;
    this.inode = inode;
    this.number = number;
    this.object = memory.heap().allocate(OBJECT_BYTES);
    setMask(mask);
    inode.watch(this);
  }

  int number() {
    return number;
  }

  Inode inode() {
    return inode;
  }

  int mask() {
    return mask;
  }

  void setMask(int value) {
    mask = value;
    memory.code().store(object, value);
  }

  @Override
  public boolean hearsOfRemoved() {
    return (mask & NOT_OF_REMOVED) == 0;
  }

  @Override
  public void happened(int event, String name, int cookie) {
    memory.code().run(Routine.EPOLL_COMPARE);
    memory.code().load(object);
    int wanted = mask & ALL_EVENTS | FileEvents.UNMOUNT;
    if ((event & wanted) == 0) {
      return;
    }
    owner.queue(number, event, cookie, name);
    if ((mask & ONCE) != 0) {
      gone();
    }
  }

  @Override
  public void gone() {
    owner.ended(this);
  }

  /** Nothing is told any more. */
  void release() {
    inode.unwatch(this);
    memory.heap().release(object, OBJECT_BYTES);
  }
}
