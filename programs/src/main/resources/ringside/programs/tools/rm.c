/* rm FILE... - removes files, and folders that are empty. */
#include "tool.h"

enum { REMOVE_FOLDER = 0x200 };

int main(int argc, char **argv) {
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    long result = sys(SYS_unlinkat, AT_FDCWD, argv[i], 0);
    if (result == -EISDIR || result == -EPERM) {
      result = sys(SYS_unlinkat, AT_FDCWD, argv[i], REMOVE_FOLDER);
    }
    if (result < 0) {
      complain("rm", argv[i], result);
      failed = 1;
    }
  }
  return failed;
}
