package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.Located;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.FileTree;
import ringside.lab.debug.Timeline;

/**
 * {@code vFile}: gdb reads files of the guest ({@code remote get}, a sysroot of {@code target:}).
 * Each is read as a whole when it is opened, in a run aside that goes no further: so reading takes
 * no cycle of the run that gdb looks at.
 */
final class GdbFiles {
  private static final int MOST_OPEN = 16;
  private static final int MOST_BYTES = 0x800;
  private static final long LONGEST_FILE = 64 << 20;

  private final Timeline timeline;
  private final Map<Integer, File> open = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // whoever gets it only reads
  private record File(byte[] bytes, FileStatus status) {}

  GdbFiles(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Answers what is behind {@code vFile:}; empty for what is not supported. */
  String answer(String request) {
    int colon = request.indexOf(':');
    String[] words = request.substring(colon + 1).split(",", -1);
    try {
      return switch (colon < 0 ? "" : request.substring(0, colon)) {
        case "setfs" -> "F0";
        case "open" -> open(words);
        case "close" -> open.remove(number(words, 0)) == null ? wrong(Errno.EBADF) : "F0";
        case "pread" -> read(file(words), number(words, 1), number(words, 2));
        case "fstat" -> data(status(file(words).status()));
        case "readlink" ->
            data(tree().linkAt(path(words[0])).getBytes(StandardCharsets.ISO_8859_1));
        default -> "";
      };
    } catch (FileError refused) {
      return wrong(refused.errno());
    }
  }

  private static String wrong(Errno errno) {
    return "F-1," + Integer.toHexString(errno.number());
  }

  private static int number(String[] words, int index) {
    long value = index < words.length ? Hex.number(words[index]).orElse(-1) : -1;
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new FileError(Errno.EINVAL);
    }
    return (int) value;
  }

  private File file(String[] words) {
    File file = open.get(number(words, 0));
    if (file == null) {
      throw new FileError(Errno.EBADF);
    }
    return file;
  }

  /** {@code open:PATH,FLAGS,MODE}: for reading alone. */
  private String open(String[] words) {
    if (number(words, 1) != 0) {
      throw new FileError(Errno.EROFS);
    } else if (open.size() >= MOST_OPEN) {
      throw new FileError(Errno.EMFILE);
    }
    File file = file(tree().located(path(words[0])));
    int number = 0;
    while (open.containsKey(number)) {
      number++;
    }
    open.put(number, file);
    return "F" + Integer.toHexString(number);
  }

  private static File file(Located found) {
    if (!(found.inode() instanceof RegularFile file)) {
      throw new FileError(Errno.EINVAL);
    } else if (file.size() > LONGEST_FILE) {
      throw new FileError(Errno.EFBIG);
    }
    return new File(file.contents(), file.status());
  }

  private FileTree tree() {
    return timeline.aside().computer().files();
  }

  /** Paths are bytes, as the kernel has them. */
  private static String path(String digits) {
    byte[] bytes = Hex.toBytes(digits).orElseThrow(() -> new FileError(Errno.EINVAL));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String read(File file, int count, int offset) {
    int from = Math.min(offset, file.bytes().length);
    int length = Math.min(Math.min(count, MOST_BYTES), file.bytes().length - from);
    byte[] piece = new byte[length];
    System.arraycopy(file.bytes(), from, piece, 0, length);
    return data(piece);
  }

  private static String data(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return "F" + Integer.toHexString(bytes.length) + ";" + GdbObjects.escaped(text);
  }

  /** A struct stat as it is sent (GDB manual, "struct stat"). */
  private static byte[] status(FileStatus status) {
    int[] words = {
      0,
      (int) status.inode(),
      status.mode(),
      status.links(),
      status.uid(),
      status.gid(),
      0,
      (int) (status.size() >>> 32),
      (int) status.size(),
      0,
      FileStatus.BLOCK_BYTES,
      (int) (status.blocks() >>> 32),
      (int) status.blocks(),
      0,
      0,
      0
    };
    byte[] bytes = new byte[4 * words.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >>> 24 - 8 * (i % 4));
    }
    return bytes;
  }
}
