package ringside.kernel.file;

/**
 * What statx(2) tells of a file; times in nanoseconds since 1970.
 *
 * @param device number of its file system
 * @param inode number in it
 * @param mode kind and permissions
 * @param links names
 * @param uid owner
 * @param gid group
 * @param special number of the device that it is, or 0
 * @param size bytes
 * @param blocks units of 512 bytes that it takes
 * @param accessed last read
 * @param modified last change of its contents
 * @param changed last change of the inode
 * @param born when it was made
 */
public record FileStatus(
    int device,
    long inode,
    int mode,
    int links,
    int uid,
    int gid,
    int special,
    long size,
    long blocks,
    long accessed,
    long modified,
    long changed,
    long born) {
  /** Bytes of a block: what reads best go by. */
  public static final int BLOCK_BYTES = 4096;

  /** A file without a name, like Linux's anonymous inodes and pipes. */
  public static FileStatus anonymous(int mode) {
    return new FileStatus(14, 1, mode, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
