package ringside.kernel.syscall.file;

import ringside.kernel.file.OpenFile;
import ringside.kernel.syscall.Call;

/**
 * A place in a file that a call names by a pointer to an offset, or by the file's own position
 * where the pointer is null (copy_file_range(2), splice(2)).
 *
 * @param pointer user address of the offset, or 0
 * @param position in bytes; 0 in a file that has none
 */
record Place(OpenFile file, int pointer, long position) {
  /** The place that an argument names. */
  static Place of(Call call, OpenFile file, int argument) {
    int pointer = call.argument(argument);
    long position = pointer == 0 ? Math.max(0, file.position()) : call.memory().readLong(pointer);
    return new Place(file, pointer, position);
  }

  /** So many bytes have been moved: the offset goes on, or the position. */
  void advance(Call call, int bytes) {
    if (bytes == 0) {
      return;
    }
    if (pointer == 0) {
      file.seek(position + bytes, OpenFile.SEEK_SET);
    } else {
      call.memory().writeLong(pointer, position + bytes);
    }
  }
}
