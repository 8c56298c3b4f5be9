/* Clocks that an ordinary user may not set, and one that nobody keeps well. */
#include "net.h"

enum { REALTIME = 0, MONOTONIC = 1 };

static int64_t fields[26];

int main(void) {
  struct timespec time = {1000000000, 0}, bad = {1000000000, 2000000000};
  sys(SYS_setresuid, 1000, 1000, 1000);
  CASE("set", sys(SYS_clock_settime64, REALTIME, &time));
  CASE("set to no time", sys(SYS_clock_settime64, REALTIME, &bad));
  CASE("set from nowhere", sys(SYS_clock_settime64, REALTIME, 16));
  CASE("set what only goes on", sys(SYS_clock_settime64, MONOTONIC, &time));
  CASE("set what is no clock", sys(SYS_clock_settime64, 77, &time));
  long state = sys(SYS_clock_adjtime64, REALTIME, fields);
  CASE("asked", state >= 0 && state <= 5);
  CASE("a tick", fields[11]);
  CASE("has a time", fields[9] > 1000000000);
  fields[0] = 2;
  CASE("steer", sys(SYS_clock_adjtime64, REALTIME, fields));
  fields[0] = 0;
  CASE("ask what only goes on", sys(SYS_clock_adjtime64, MONOTONIC, fields));
  CASE("ask what is no clock", sys(SYS_clock_adjtime64, 77, fields));
  CASE("answer to nowhere", sys(SYS_clock_adjtime64, REALTIME, 16));
  return 0;
}
