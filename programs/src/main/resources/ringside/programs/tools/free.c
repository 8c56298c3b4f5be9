/* free - memory and swap in KiB: all, used, free. */
#include "tool.h"

int main(void) {
  /* struct sysinfo: uptime, three loads, total, free, shared, buffers, swap, free swap … unit */
  unsigned words[32];
  long result = sys(SYS_sysinfo, words);
  if (result < 0) {
    complain("free", "sysinfo", result);
    return 1;
  }
  unsigned unit = words[13];
  print("        total used free\n");
  print("memory  %u %u %u\n", words[4] / 1024 * unit, (words[4] - words[5]) / 1024 * unit, words[5] / 1024 * unit);
  print("swap    %u %u %u\n", words[8] / 1024 * unit, (words[8] - words[9]) / 1024 * unit, words[9] / 1024 * unit);
  return 0;
}
