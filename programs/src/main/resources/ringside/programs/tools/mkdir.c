/* mkdir FOLDER... - makes folders. */
#include "tool.h"

int main(int argc, char **argv) {
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    long result = sys(SYS_mkdirat, AT_FDCWD, argv[i], 0777);
    if (result < 0) {
      complain("mkdir", argv[i], result);
      failed = 1;
    }
  }
  return failed;
}
