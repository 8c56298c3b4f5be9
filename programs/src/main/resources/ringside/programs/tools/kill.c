/* kill [-SIGNAL] PID... - sends a signal, SIGTERM where none is named. */
#include "tool.h"

static const char *names[] = {"", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
                              "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", 0};

static int signal_of(const char *text) {
  if (text[0] >= '0' && text[0] <= '9') {
    return number_of(text);
  }
  text += memcmp(text, "SIG", 3) == 0 ? 3 : 0;
  for (int i = 1; names[i]; i++) {
    if (strcmp(names[i], text) == 0) {
      return i;
    }
  }
  return -1;
}

int main(int argc, char **argv) {
  int signal = SIGTERM, first = 1, failed = 0;
  if (argc > 1 && argv[1][0] == '-' && argc > 2) {
    signal = signal_of(argv[1] + 1);
    first = 2;
  }
  if (first == argc || signal < 0) {
    print("usage: kill [-SIGNAL] PID...\n");
    return 2;
  }
  for (int i = first; i < argc; i++) {
    long result = sys(SYS_kill, number_of(argv[i]), signal);
    if (result < 0) {
      complain("kill", argv[i], result);
      failed = 1;
    }
  }
  return failed;
}
