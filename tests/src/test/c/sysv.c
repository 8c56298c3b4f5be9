/* System V message queues, semaphores and shared memory. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum {
  CREAT = 01000, EXCL = 02000, NOWAIT = 04000, NOERROR = 010000, EXCEPT = 020000, UNDO = 0x1000,
  RMID = 0, SET_ = 1, STAT = 2, GETPID = 11, GETVAL = 12, GETALL = 13, GETNCNT = 14, GETZCNT = 15,
  SETVAL = 16, SETALL = 17, RDONLY = 010000, RND = 020000
};

struct message {
  long type;
  char text[64];
};

struct operation {
  unsigned short semaphore;
  short change, flags;
};

static volatile int handled;

static void note(int signal) {
  handled = signal;
}

static int send(int queue, long type, const char *text, int flags) {
  struct message message;
  message.type = type;
  memcpy(message.text, text, strlen(text) + 1);
  return (int)sys(SYS_msgsnd, queue, &message, strlen(text) + 1, flags);
}

static struct message got;
static long big[25002];

static int receive(int queue, long type, int flags) {
  memset(&got, 0, sizeof got);
  return (int)sys(SYS_msgrcv, queue, &got, sizeof got.text, type, flags);
}

static void alarm_in(int micros) {
  long soon[4] = {0, 0, 0, micros};
  sys(SYS_setitimer, 0, soon, 0);
}

static void queues(void) {
  int key = 0x52000000 + getpid();
  CASE("no such queue", sys(SYS_msgget, key, 0));
  int queue = (int)sys(SYS_msgget, key, CREAT | EXCL | 0600);
  CASE("made", queue >= 0);
  CASE("made again", sys(SYS_msgget, key, CREAT | EXCL | 0600));
  CASE("found", sys(SYS_msgget, key, 0600) == queue);
  CASE("send", send(queue, 3, "three", 0));
  CASE("send", send(queue, 1, "one", 0));
  CASE("send", send(queue, 2, "two", 0));
  CASE("send", send(queue, 1, "uno", 0));
  CASE("type 0", send(queue, 0, "zero", 0));
  CASE("negative type", send(queue, -1, "minus", 0));
  big[0] = 1;
  CASE("too long", sys(SYS_msgsnd, queue, big, 100000, 0));
  CASE("negative length", sys(SYS_msgsnd, queue, &got, -1, 0));
  CASE("bad pointer", sys(SYS_msgsnd, queue, 16, 4, 0));
  CASE("bad id", send(-1, 1, "x", 0));
  CASE("lowest up to 2", receive(queue, -2, 0));
  print("%s of type %d\n", got.text, (int)got.type);
  CASE("any", receive(queue, 0, 0));
  print("%s of type %d\n", got.text, (int)got.type);
  CASE("of type 1", receive(queue, 1, 0));
  print("%s of type %d\n", got.text, (int)got.type);
  CASE("except 7", receive(queue, 7, EXCEPT));
  print("%s of type %d\n", got.text, (int)got.type);
  CASE("none", receive(queue, 0, NOWAIT));
  send(queue, 5, "five", 0);
  CASE("none of type 6", receive(queue, 6, NOWAIT));
  CASE("too small", sys(SYS_msgrcv, queue, &got, 2, 5, 0));
  memset(&got, 0, sizeof got);
  CASE("cut", sys(SYS_msgrcv, queue, &got, 2, 5, NOERROR));
  print("%s\n", got.text);
  CASE("negative room", sys(SYS_msgrcv, queue, &got, -1, 0, 0));
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit(-send(queue, 9, "late", 0));
  }
  CASE("wait for one", receive(queue, 9, 0));
  CASE("child", wait_for(child, 0));
  int sent = 0;
  while (send(queue, 1, "0123456789012345678901234567890123456789", NOWAIT) == 0) {
    sent++;
  }
  CASE("filled with", sent);
  CASE("full", send(queue, 1, "0123456789012345678901234567890123456789", NOWAIT));
  child = fork();
  if (child == 0) {
    sleep_ms(20);
    struct message own;
    exit(sys(SYS_msgrcv, queue, &own, 64, 0, 0) > 0 ? 0 : 1);
  }
  CASE("wait for room", send(queue, 1, "0123456789012345678901234567890123456789", 0));
  CASE("child", wait_for(child, 0));
  while (receive(queue, 0, NOWAIT) >= 0) {
  }
  on_signal(SIGALRM, note, SA_RESTART);
  alarm_in(20000);
  CASE("interrupted, never restarted", receive(queue, 0, 0));
  unsigned status[32];
  send(queue, 1, "abc", 0);
  CASE("status", sys(SYS_msgctl, queue, STAT, status));
  CASE("mode", status[5] & 0777);
  CASE("key", status[0] == (unsigned)key);
  child = fork();
  if (child == 0) {
    receive(queue, 1, 0);
    exit(-receive(queue, 1, 0));
  }
  sleep_ms(20);
  CASE("remove", sys(SYS_msgctl, queue, RMID, 0));
  CASE("waiter learns", wait_for(child, 0));
  CASE("gone", send(queue, 1, "x", 0));
  CASE("gone", receive(queue, 1, 0));
  CASE("remove again", sys(SYS_msgctl, queue, RMID, 0));
  queue = (int)sys(SYS_msgget, 0, 0600);
  CASE("unknown command", sys(SYS_msgctl, queue, 99, 0));
  sys(SYS_msgctl, queue, RMID, 0);
}

static int operate(int set, int semaphore, int change, int flags) {
  struct operation one = {(unsigned short)semaphore, (short)change, (short)flags};
  return (int)sys(SYS_semtimedop_time64, set, &one, 1, 0);
}

static void semaphores(void) {
  int key = 0x53000000 + getpid();
  CASE("no such set", sys(SYS_semget, key, 2, 0));
  CASE("none in it", sys(SYS_semget, key, 0, CREAT | 0600));
  CASE("negative", sys(SYS_semget, key, -1, CREAT | 0600));
  int set = (int)sys(SYS_semget, key, 3, CREAT | 0600);
  CASE("made", set >= 0);
  CASE("more than there are", sys(SYS_semget, key, 4, 0600));
  CASE("fewer", sys(SYS_semget, key, 2, 0600) == set);
  CASE("exclusive", sys(SYS_semget, key, 3, CREAT | EXCL | 0600));
  CASE("set", sys(SYS_semctl, set, 0, SETVAL, 2));
  CASE("get", sys(SYS_semctl, set, 0, GETVAL, 0));
  CASE("too high", sys(SYS_semctl, set, 0, SETVAL, 40000));
  CASE("below zero", sys(SYS_semctl, set, 0, SETVAL, -1));
  CASE("no such semaphore", sys(SYS_semctl, set, 3, GETVAL, 0));
  CASE("take", operate(set, 0, -1, 0));
  CASE("take", operate(set, 0, -1, NOWAIT));
  CASE("nothing left", operate(set, 0, -1, NOWAIT));
  CASE("wait for zero", operate(set, 0, 0, NOWAIT));
  CASE("give", operate(set, 0, 5, 0));
  CASE("not zero", operate(set, 0, 0, NOWAIT));
  CASE("who", sys(SYS_semctl, set, 0, GETPID, 0) == getpid());
  CASE("out of the set", operate(set, 3, 1, 0));
  CASE("over the top", operate(set, 0, 32767, 0));
  CASE("bad id", operate(-1, 0, 1, 0));
  CASE("no operations", sys(SYS_semtimedop_time64, set, &set, 0, 0));
  CASE("too many operations", sys(SYS_semtimedop_time64, set, &set, 600, 0));
  CASE("bad pointer", sys(SYS_semtimedop_time64, set, 16, 1, 0));
  struct operation both[2] = {{0, -1, NOWAIT}, {1, -1, NOWAIT}};
  CASE("both or none", sys(SYS_semtimedop_time64, set, both, 2, 0));
  CASE("none", sys(SYS_semctl, set, 0, GETVAL, 0));
  operate(set, 1, 1, 0);
  CASE("both", sys(SYS_semtimedop_time64, set, both, 2, 0));
  CASE("first", sys(SYS_semctl, set, 0, GETVAL, 0));
  struct timespec brief = {0, 5000000}, bad = {0, -1};
  struct operation take = {2, -1, 0};
  CASE("in time", sys(SYS_semtimedop_time64, set, &take, 1, &brief));
  CASE("bad time", sys(SYS_semtimedop_time64, set, &take, 1, &bad));
  unsigned short values[3] = {7, 8, 9};
  CASE("set all", sys(SYS_semctl, set, 0, SETALL, values));
  memset(values, 0, sizeof values);
  CASE("get all", sys(SYS_semctl, set, 0, GETALL, values));
  CASE("sum", values[0] + values[1] + values[2]);
  int child = fork();
  if (child == 0) {
    operate(set, 0, -3, UNDO);
    operate(set, 1, 2, UNDO);
    exit(sys(SYS_semctl, set, 0, GETVAL, 0));
  }
  CASE("in the child", wait_for(child, 0));
  CASE("undone", sys(SYS_semctl, set, 0, GETVAL, 0));
  CASE("undone", sys(SYS_semctl, set, 1, GETVAL, 0));
  sys(SYS_semctl, set, 2, SETVAL, 0);
  child = fork();
  if (child == 0) {
    operate(set, 2, 32767, UNDO);
    operate(set, 2, -5, 0);
    operate(set, 2, 1, UNDO);
    exit(-operate(set, 2, 1, UNDO));
  }
  CASE("too much to undo", wait_for(child, 0));
  CASE("at least zero", sys(SYS_semctl, set, 2, GETVAL, 0));
  child = fork();
  if (child == 0) {
    exit(-operate(set, 2, -1, 0));
  }
  sleep_ms(20);
  CASE("waits for more", sys(SYS_semctl, set, 2, GETNCNT, 0));
  CASE("waits for zero", sys(SYS_semctl, set, 2, GETZCNT, 0));
  operate(set, 2, 1, 0);
  CASE("woken", wait_for(child, 0));
  child = fork();
  if (child == 0) {
    exit(-operate(set, 0, 0, 0));
  }
  sleep_ms(20);
  CASE("waits for zero", sys(SYS_semctl, set, 0, GETZCNT, 0));
  sys(SYS_semctl, set, 0, SETVAL, 0);
  CASE("woken by zero", wait_for(child, 0));
  on_signal(SIGALRM, note, SA_RESTART);
  alarm_in(20000);
  CASE("interrupted", operate(set, 2, -1, 0));
  child = fork();
  if (child == 0) {
    exit(-operate(set, 2, -1, 0));
  }
  sleep_ms(20);
  CASE("remove", sys(SYS_semctl, set, 0, RMID, 0));
  CASE("waiter learns", wait_for(child, 0));
  CASE("gone", sys(SYS_semctl, set, 0, GETVAL, 0));
  CASE("gone, and too high", sys(SYS_semctl, set, 0, SETVAL, 40000));
  CASE("no set, and too high", sys(SYS_semctl, -1, 0, SETVAL, 40000));
}

static void memory(void) {
  int key = 0x54000000 + getpid();
  CASE("no such segment", sys(SYS_shmget, key, 4096, 0));
  CASE("no bytes", sys(SYS_shmget, key, 0, CREAT | 0600));
  int id = (int)sys(SYS_shmget, key, 10000, CREAT | EXCL | 0600);
  CASE("made", id >= 0);
  CASE("larger than it is", sys(SYS_shmget, key, 20000, 0600));
  CASE("any size", sys(SYS_shmget, key, 0, 0600) == id);
  int *one = (int *)sys(SYS_shmat, id, 0, 0);
  int *two = (int *)sys(SYS_shmat, id, 0, RDONLY);
  CASE("attached", (unsigned)one < 0xfffff000u);
  CASE("elsewhere", one != two);
  CASE("zero", one[2000]);
  one[2000] = 42;
  CASE("seen at the other address", two[2000]);
  unsigned status[32];
  CASE("status", sys(SYS_shmctl, id, STAT, status));
  CASE("size", status[9]);
  int how;
  int child = fork();
  if (child == 0) {
    one[0] = 77;
    exit(one[2000]);
  }
  CASE("seen by a child", wait_for(child, &how));
  CASE("written by a child", two[0]);
  child = fork();
  if (child == 0) {
    two[0] = 1;
    exit(0);
  }
  CASE("read-only", wait_for(child, &how));
  CASE("how", how);
  CASE("detach", sys(SYS_shmdt, two));
  CASE("detach again", sys(SYS_shmdt, two));
  CASE("detach what is none", sys(SYS_shmdt, 0x123));
  CASE("attach at an odd address", sys(SYS_shmat, id, 0x50000123, 0));
  CASE("attach nothing", sys(SYS_shmat, 12345678, 0, 0));
  CASE("remove", sys(SYS_shmctl, id, RMID, 0));
  CASE("still there", one[2000]);
  CASE("no longer found", sys(SYS_shmget, key, 10000, 0600));
  CASE("detach the last", sys(SYS_shmdt, one));
  CASE("gone", sys(SYS_shmctl, id, STAT, status));
  child = fork();
  if (child == 0) {
    int own = (int)sys(SYS_shmget, key, 4096, CREAT | 0600);
    int *at = (int *)sys(SYS_shmat, own, 0, 0);
    *at = 55;
    exit(own >= 0 ? 3 : 4);
  }
  CASE("made by a child", wait_for(child, 0));
  id = (int)sys(SYS_shmget, key, 4096, 0600);
  CASE("survives it", id >= 0);
  one = (int *)sys(SYS_shmat, id, 0, 0);
  CASE("contents", *one);
  sys(SYS_shmctl, id, RMID, 0);
  sys(SYS_shmdt, one);
  CASE("unknown command", sys(SYS_shmctl, 0x7fffff, 99, 0));
}

int main(void) {
  block(0);
  queues();
  semaphores();
  memory();
  return 0;
}
