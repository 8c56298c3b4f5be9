/* ls [-l] [-a] [PATH...] - lists folders. */
#include "tool.h"

enum { NO_FOLLOW = 0x100, BASIC = 0x7ff, MOST = 256 };

static int is_long, shows_all;
static char pool[16384];
static char *names[MOST];

/* struct statx, as far as it is shown. */
struct status {
  unsigned mask, block_size;
  uint64_t attributes;
  unsigned links, user, group;
  unsigned short mode, spare;
  uint64_t inode, size, blocks, attributes_mask;
  char rest[256 - 64];
};

static void show_long(const char *path, const char *name) {
  struct status status;
  char mode[] = "?---------";
  if (sys(SYS_statx, AT_FDCWD, path, NO_FOLLOW, BASIC, &status) < 0) {
    print("? %s\n", name);
    return;
  }
  int kind = status.mode >> 12;
  mode[0] = kind == 4 ? 'd' : kind == 10 ? 'l' : kind == 2 ? 'c' : kind == 1 ? 'p' : kind == 12 ? 's' : '-';
  for (int i = 0; i < 9; i++) {
    mode[1 + i] = status.mode >> (8 - i) & 1 ? "rwxrwxrwx"[i] : '-';
  }
  print("%s %d %d %d %d %s", mode, (int)status.links, (int)status.user, (int)status.group, (int)status.size, name);
  if (kind == 10) {
    char target[128];
    long length = sys(SYS_readlinkat, AT_FDCWD, path, target, sizeof target - 1);
    target[length < 0 ? 0 : length] = 0;
    print(" -> %s", target);
  }
  print("\n");
}

static void show(const char *folder, const char *name) {
  char path[256];
  if (!is_long) {
    print("%s\n", name);
    return;
  }
  int length = (int)strlen(folder);
  memcpy(path, folder, length);
  if (length && folder[length - 1] != '/') {
    path[length++] = '/';
  }
  memcpy(path + length, name, strlen(name) + 1);
  show_long(path, name);
}

static int list(const char *folder, int titled) {
  static char buffer[2048];
  int count = 0, used = 0;
  long file = open_file(folder, O_RDONLY | O_DIRECTORY), bytes;
  if (file == -ENOTDIR) {
    show("", folder);
    return 0;
  }
  if (file < 0) {
    complain("ls", folder, file);
    return 1;
  }
  if (titled) {
    print("%s:\n", folder);
  }
  while ((bytes = sys(SYS_getdents64, file, buffer, sizeof buffer)) > 0) {
    for (long at = 0; at < bytes; at += ((struct entry *)(buffer + at))->length) {
      char *name = ((struct entry *)(buffer + at))->name;
      int length = (int)strlen(name) + 1;
      if ((name[0] == '.' && !shows_all) || count == MOST || used + length > (int)sizeof pool) {
        continue;
      }
      memcpy(pool + used, name, length);
      int slot = count++;
      for (; slot > 0 && strcmp(names[slot - 1], name) > 0; slot--) {
        names[slot] = names[slot - 1];
      }
      names[slot] = pool + used;
      used += length;
    }
  }
  sys(SYS_close, file);
  for (int i = 0; i < count; i++) {
    show(folder, names[i]);
  }
  return bytes < 0;
}

int main(int argc, char **argv) {
  int failed = 0, paths = 0;
  for (int i = 1; i < argc; i++) {
    for (char *p = argv[i] + 1; argv[i][0] == '-' && *p; p++) {
      is_long |= *p == 'l';
      shows_all |= *p == 'a';
    }
    paths += argv[i][0] != '-';
  }
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] != '-') {
      failed |= list(argv[i], paths > 1);
    }
  }
  return paths == 0 ? list(".", 0) : failed;
}
