/* Several messages by one call, and the signal that urgent data make. */
#include "inet.h"

enum { WAITFORONE = 0x10000, F_SETOWN = 8, DATAGRAMS = 6 };

struct entry {
  struct message header;
  unsigned length;
};

static struct entry entries[1100];
static struct iovec parts[1100];
static char texts[DATAGRAMS][8];

static void fill(int count, int bytes) {
  memset(entries, 0, sizeof entries);
  for (int i = 0; i < count; i++) {
    parts[i] = (struct iovec){texts[i % DATAGRAMS], bytes};
    entries[i].header.parts = &parts[i];
    entries[i].header.count = 1;
  }
}

static void lengths(const char *name, int count) {
  print("%s:", name);
  for (int i = 0; i < count; i++) {
    print(" %d", entries[i].length);
  }
  print("\n");
}

static void messages(int type) {
  int pair[2];
  print("type %d\n", type);
  sys(SYS_socketpair, AF_UNIX, type, 0, pair);
  fill(4, 5);
  parts[2].length = 7;
  CASE("send four", sys(SYS_sendmmsg, pair[0], entries, 4, 0));
  lengths("lengths", 4);
  fill(6, 6);
  CASE("receive two", sys(SYS_recvmmsg_time64, pair[1], entries, 2, 0, 0));
  lengths("lengths", 2);
  fill(6, 6);
  CASE("receive without waiting", sys(SYS_recvmmsg_time64, pair[1], entries, 6, MSG_DONTWAIT, 0));
  lengths("lengths", 3);
  CASE("nothing there", sys(SYS_recvmmsg_time64, pair[1], entries, 6, MSG_DONTWAIT, 0));
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    fill(3, 4);
    exit((int)sys(SYS_sendmmsg, pair[0], entries, 3, 0));
  }
  fill(6, 8);
  int got = (int)sys(SYS_recvmmsg_time64, pair[1], entries, 6, WAITFORONE, 0);
  CASE("wait for one", got >= 1 && got <= 3);
  CASE("the child sent", wait_for(child, 0));
  struct timespec none = {0, 0}, bad = {0, 2000000000};
  sys(SYS_sendmmsg, pair[0], entries, 1, 0);
  CASE("no time", sys(SYS_recvmmsg_time64, pair[1], entries, 3, MSG_DONTWAIT, &none));
  CASE("bad time", sys(SYS_recvmmsg_time64, pair[1], entries, 3, MSG_DONTWAIT, &bad));
  CASE("none", sys(SYS_sendmmsg, pair[0], entries, 0, 0));
  CASE("closed", (sys(SYS_close, pair[1]), sys(SYS_sendmmsg, pair[0], entries, 2, MSG_NOSIGNAL)));
  CASE("no socket", sys(SYS_sendmmsg, 1, entries, 2, 0));
  CASE("no descriptor", sys(SYS_recvmmsg_time64, 99, entries, 2, 0, 0));
}

static volatile int alarms;

static void rung(int signal) {
  (void)signal;
  alarms++;
}

/* Time left, an error behind a message, and a message that is interrupted when half of it is there. */
static void ends(void) {
  int pair[2];
  struct timespec time = {5, 0};
  sys(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, pair);
  fill(3, 4);
  sys(SYS_sendmmsg, pair[0], entries, 3, 0);
  CASE("one in time", sys(SYS_recvmmsg_time64, pair[1], entries, 1, 0, &time));
  CASE("time is left", time.seconds == 4 && time.nanos > 900000000);
  parts[1] = (struct iovec){(void *)16, 4};
  CASE("one of two", sys(SYS_recvmmsg_time64, pair[1], entries, 2, 0, 0));
  CASE("error of the other", option_of(pair[1], SOL_SOCKET, SO_ERROR));
  CASE("only once", option_of(pair[1], SOL_SOCKET, SO_ERROR));
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair);
  struct sigaction action = {.handler = rung};
  sys(SYS_rt_sigaction, SIGUSR1, &action, 0, 8);
  int parent = getpid(), child = fork();
  if (child == 0) {
    sys(SYS_write, pair[0], "abcdef", 6);
    sleep_ms(20);
    sys(SYS_kill, parent, SIGUSR1);
    sleep_ms(20);
    exit(0);
  }
  fill(3, 4);
  CASE("one and a half", sys(SYS_recvmmsg_time64, pair[1], entries, 3, MSG_WAITALL, 0));
  lengths("lengths", 2);
  CASE("alarms", alarms);
  wait_for(child, 0);
}

/* An error of the network whose message can't be stored is over, and the next is told. */
static void nowhere(void) {
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), on = 1;
  struct inet to = at(HERE, own_port(0));
  sys(SYS_setsockopt, fd, 0, 11, &on, 4);
  for (int i = 0; i < 2; i++) {
    sys(SYS_sendto, fd, "lost", 4, 0, &to, sizeof to);
    sleep_ms(10);
    option_of(fd, SOL_SOCKET, SO_ERROR);
  }
  for (int i = 0; i < 3; i++) {
    CASE("nowhere", sys(SYS_recvfrom, fd, 16, 100, 0x2000 | MSG_DONTWAIT, 0, 0));
    CASE("the next", option_of(fd, SOL_SOCKET, SO_ERROR));
  }
}

static volatile int urgent;

static void noted(int signal) {
  (void)signal;
  urgent++;
}

/* A child sends a byte out of band; a signal tells us though nobody asked for SIGIO. */
static void signalled(void) {
  struct sigaction action = {.handler = noted};
  unsigned char name[16] = {AF_INET, 0, 0, 0, 127, 0, 0, 1};
  int length = 16, listener = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  sys(SYS_rt_sigaction, SIGURG, &action, 0, 8);
  sys(SYS_bind, listener, name, 16);
  sys(SYS_listen, listener, 1);
  sys(SYS_getsockname, listener, name, &length);
  int child = fork();
  if (child == 0) {
    int fd = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
    sys(SYS_connect, fd, name, 16);
    sleep_ms(50);
    sys(SYS_sendto, fd, "!", 1, MSG_OOB, 0, 0);
    sleep_ms(50);
    exit(0);
  }
  int fd = (int)sys(SYS_accept, listener, 0, 0);
  CASE("owned", sys(SYS_fcntl64, fd, F_SETOWN, getpid()));
  while (!urgent) {
    sleep_ms(5);
  }
  CASE("signals", urgent);
  char byte = 0;
  fill(3, 1);
  CASE("urgent is the last", sys(SYS_recvmmsg_time64, fd, entries, 3, MSG_OOB | MSG_PEEK, 0));
  CASE("urgent", sys(SYS_recvfrom, fd, &byte, 1, MSG_OOB, 0, 0));
  CASE("it is", byte);
  wait_for(child, 0);
}

int main(void) {
  messages(SOCK_DGRAM);
  messages(SOCK_SEQPACKET);
  ends();
  nowhere();
  signalled();
  return 0;
}
