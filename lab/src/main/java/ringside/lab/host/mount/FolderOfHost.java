package ringside.lab.host.mount;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.host.HostFolder;

/**
 * A folder of the host. No link of the host is ever followed: a link is shown to the guest as one
 * of its own, and a path with a link on the way is refused. So nothing outside can be reached.
 */
final class FolderOfHost implements HostFolder {
  private final Path root;

  /** A folder by its real path. */
  FolderOfHost(Path root) {
    this.root = root;
  }

  @Override
  public Optional<Item> item(String path) {
    try {
      Path place = place(path);
      BasicFileAttributes found =
          Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean runs = found.isRegularFile() && Files.isExecutable(place);
      return kind(found).map(kind -> new Item(kind, found.size(), runs));
    } catch (IOException | FileError unseen) {
      return Optional.empty();
    }
  }

  /** Devices, sockets and pipes of the host are not shown. */
  private static Optional<FileKind> kind(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return Optional.of(FileKind.LINK);
    }
    if (found.isDirectory()) {
      return Optional.of(FileKind.DIRECTORY);
    }
    return found.isRegularFile() ? Optional.of(FileKind.REGULAR) : Optional.empty();
  }

  @Override
  public List<String> list(String path) {
    return refusable(
        () -> {
          try (Stream<Path> all = Files.list(place(path))) {
            return all.map(FolderOfHost::guestName).sorted().toList();
          }
        });
  }

  private static String guestName(Path path) {
    return guestText(String.valueOf(path.getFileName()));
  }

  @Override
  public byte[] read(String path, long position, int length) {
    return refusable(
        () -> {
          try (FileChannel channel = open(path, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            channel.position(position);
            while (buffer.hasRemaining() && channel.read(buffer) > 0) {}
            return Arrays.copyOf(buffer.array(), buffer.position());
          }
        });
  }

  @Override
  public String link(String path) {
    return refusable(() -> guestText(Files.readSymbolicLink(place(path)).toString()));
  }

  @Override
  public void write(String path, long position, byte[] bytes) {
    refusable(
        () -> {
          try (FileChannel channel = open(path, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            channel.position(position);
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
            return bytes.length;
          }
        });
  }

  @Override
  public void resize(String path, long size) {
    refusable(
        () -> {
          try (FileChannel channel = open(path, StandardOpenOption.WRITE)) {
            if (size < channel.size()) {
              channel.truncate(size);
            } else if (size > channel.size()) {
              channel.position(size - 1).write(ByteBuffer.wrap(new byte[1]));
            }
            return size;
          }
        });
  }

  @Override
  public void create(String path, FileKind kind, String target) {
    refusable(
        () ->
            switch (kind) {
              case DIRECTORY -> Files.createDirectory(place(path));
              case LINK -> Files.createSymbolicLink(place(path), Path.of(hostText(target)));
              default -> Files.createFile(place(path));
            });
  }

  @Override
  public void setExecutable(String path, boolean executable) {
    Path place = place(path);
    if (Files.isSymbolicLink(place) || !place.toFile().setExecutable(executable)) {
      throw new FileError(Errno.EPERM);
    }
  }

  @Override
  public void remove(String path) {
    refusable(
        () -> {
          Files.delete(place(path));
          return path;
        });
  }

  @Override
  public void move(String from, String to) {
    refusable(() -> Files.move(place(from), place(to), StandardCopyOption.REPLACE_EXISTING));
  }

  private FileChannel open(String path, OpenOption option) throws IOException {
    return FileChannel.open(place(path), option, LinkOption.NOFOLLOW_LINKS);
  }

  /** Where a path leads; refused where a link or a name like ".." stands on the way. */
  private Path place(String path) {
    try {
      Path place = root;
      for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
        if (Files.isSymbolicLink(place)
            || name.isEmpty()
            || name.equals(".")
            || name.equals("..")) {
          throw new FileError(Errno.EACCES);
        }
        place = place.resolve(hostText(name));
      }
      if (!place.normalize().startsWith(root)) {
        throw new FileError(Errno.EACCES);
      }
      return place;
    } catch (InvalidPathException unusable) {
      throw new FileError(Errno.EINVAL);
    }
  }

  /** What the host may refuse. */
  private interface Deed<T> {
    T doIt() throws IOException;
  }

  private static <T> T refusable(Deed<T> deed) {
    try {
      return deed.doIt();
    } catch (NoSuchFileException missing) {
      throw new FileError(Errno.ENOENT);
    } catch (FileAlreadyExistsException there) {
      throw new FileError(Errno.EEXIST);
    } catch (DirectoryNotEmptyException full) {
      throw new FileError(Errno.ENOTEMPTY);
    } catch (IOException refused) {
      throw new FileError(Errno.EIO);
    }
  }

  /** The guest's strings are bytes, one a character. */
  private static String guestText(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String hostText(String text) {
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
