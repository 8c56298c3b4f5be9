/* ps - the processes, out of /proc: pid, parent, state, memory in KiB, name. */
#include "tool.h"

/* The text behind a label at the start of a line, up to the end of the line. */
static const char *field(const char *text, const char *label, char *to) {
  int length = (int)strlen(label);
  to[0] = 0;
  for (const char *p = text; *p; p++) {
    if ((p == text || p[-1] == '\n') && memcmp(p, label, length) == 0) {
      int used = 0;
      for (p += length; *p == ' ' || *p == '\t'; p++) {
      }
      while (*p && *p != '\n' && used < 63) {
        to[used++] = *p++;
      }
      to[used] = 0;
      return to;
    }
  }
  return to;
}

int main(void) {
  static char buffer[2048], text[2048];
  long folder = open_file("/proc", O_RDONLY | O_DIRECTORY), bytes;
  if (folder < 0) {
    complain("ps", "/proc", folder);
    return 1;
  }
  print("PID PPID STATE MEMORY NAME\n");
  while ((bytes = sys(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
    for (long at = 0; at < bytes; at += ((struct entry *)(buffer + at))->length) {
      char *name = ((struct entry *)(buffer + at))->name;
      char path[64] = "/proc/", parent[64], state[64], memory[64], title[64];
      if (name[0] < '1' || name[0] > '9') {
        continue;
      }
      memcpy(path + 6, name, strlen(name));
      memcpy(path + 6 + strlen(name), "/status", 8);
      if (read_text(path, text, sizeof text) < 0) {
        continue; /* it has ended since */
      }
      field(text, "State:", state);
      state[1] = 0;
      print("%s %s %s %d %s\n", name, field(text, "PPid:", parent), state,
            number_of(field(text, "VmRSS:", memory)), field(text, "Name:", title));
    }
  }
  return 0;
}
