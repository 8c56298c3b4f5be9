package ringside.kernel.file.host;

import ringside.kernel.file.FileSystem;
import ringside.kernel.file.LoadedFile;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;

/** A file of the host: its pages are loaded when they are touched, writes go through to it. */
final class HostFile extends LoadedFile {
  private static final int PROGRAM = 0755;
  private static final int DATA = 0644;
  private static final int OWNER_EXECUTES = 0100;
  private static final byte[] NOTHING = {};

  private final HostFolder host;
  private HostDirectory folder;
  private String name;
  private long size;
  private boolean detached;

  HostFile(
      FileSystem fileSystem,
      HostFolder host,
      Who owner,
      HostFolder.Item item,
      HostDirectory folder,
      String name) {
    super(fileSystem, item.executable() ? PROGRAM : DATA, owner);
    this.host = host;
    this.size = item.size();
    this.folder = folder;
    this.name = name;
  }

  void stand(HostDirectory newFolder, String newName) {
    folder = newFolder;
    name = newName;
  }

  /** It is about to lose its name, but is open: what it holds stays in memory. */
  void detach() {
    for (int page = 0; page < pageCount(); page++) {
      frame(page);
    }
    detached = true;
  }

  /** The host may have changed the file. */
  void noteSize(long now) {
    if (now != size) {
      size = now;
      backing().cut(0);
      noteReloaded();
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean mapsShared() {
    return false;
  }

  @Override
  public byte[] load(long position, int length) {
    return detached ? NOTHING : host.read(folder.hostPath(name), position, length);
  }

  @Override
  public void resize(long wanted) {
    fileSystem().requireWritable();
    if (!detached) {
      host.resize(folder.hostPath(name), wanted);
      backing().cut((int) (Math.min(wanted, size) / PAGE));
    }
    size = wanted;
    noteWritten();
  }

  @Override
  public int write(UserMemory user, int address, int length, long position) {
    fileSystem().requireWritable();
    int done = 0;
    int end = length;
    while (done < end) {
      int part = Math.min(end - done, PAGE - (int) ((position + done) % PAGE));
      byte[] bytes;
      try {
        bytes = user.read(address + done, part);
      } catch (BadAddress bad) {
        end = bad.movedFrom(address);
        continue;
      }
      if (!detached) {
        host.write(folder.hostPath(name), position + done, bytes);
      }
      refresh(user, address + done, part, position + done);
      done += part;
      size = Math.max(size, position + done);
    }
    noteWritten();
    return done;
  }

  @Override
  public void setPermissions(Who who, int value) {
    super.setPermissions(who, value);
    host.setExecutable(folder.hostPath(name), (value & OWNER_EXECUTES) != 0);
  }

  /** A page that is in memory must say what the file says. */
  private void refresh(UserMemory user, int address, int length, long position) {
    int page = (int) (position / PAGE);
    if (detached || backing().holds(page)) {
      user.copyIn(address, frame(page) + (int) (position % PAGE), length);
    }
  }
}
