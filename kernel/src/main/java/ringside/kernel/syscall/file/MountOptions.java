package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.identity.Who;

/**
 * The options of a tmpfs (tmpfs(5)): size, nr_blocks, nr_inodes, mode, uid, gid.
 *
 * @param blocks pages that its files may take; 0 is no limit
 * @param permissions of its root
 * @param owner of its root
 */
record MountOptions(long blocks, int permissions, Who owner) {
  private static final int FREE_FOR_ALL = 01777;
  private static final long PAGE = 4096;

  /**
   * Reads options that commas part.
   *
   * @param blocks the limit where none is given
   * @throws FileError EINVAL
   */
  static MountOptions parse(String text, long blocks, Who maker) {
    MountOptions options = new MountOptions(blocks, FREE_FOR_ALL, maker);
    for (String option : text.split(",", -1)) {
      if (!option.isEmpty()) {
        options = options.with(option, blocks);
      }
    }
    return options;
  }

  private MountOptions with(String option, long standard) {
    int equals = option.indexOf('=');
    String value = equals < 0 ? "" : option.substring(equals + 1);
    return switch (equals < 0 ? option : option.substring(0, equals)) {
      case "size" ->
          value.endsWith("%")
              ? limited(standard * 2 * number(value.substring(0, value.length() - 1), 10) / 100)
              : limited((size(value) + PAGE - 1) / PAGE);
      case "nr_blocks" -> limited(size(value));
      case "nr_inodes" -> new MountOptions(blocks, permissions, owner); // counted by nobody
      case "mode" -> new MountOptions(blocks, (int) number(value, 8) & 07777, owner);
      case "uid" ->
          new MountOptions(blocks, permissions, new Who((int) number(value, 10), owner.gid()));
      case "gid" ->
          new MountOptions(blocks, permissions, new Who(owner.uid(), (int) number(value, 10)));
      default -> throw new FileError(Errno.EINVAL);
    };
  }

  private MountOptions limited(long most) {
    return new MountOptions(most, permissions, owner);
  }

  /** A number of bytes, maybe of K, M or G of them (Linux: memparse). */
  private static long size(String value) {
    int shift =
        switch (value.isEmpty() ? ' ' : Character.toLowerCase(value.charAt(value.length() - 1))) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> 0;
        };
    return number(shift == 0 ? value : value.substring(0, value.length() - 1), 10) << shift;
  }

  private static long number(String digits, int base) {
    try {
      long number = Long.parseLong(digits, base);
      if (number >= 0 && number < 1L << 40) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw new FileError(Errno.EINVAL);
    }
    throw new FileError(Errno.EINVAL);
  }
}
