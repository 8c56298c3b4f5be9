/*
 * shared-memory - the same frames in two processes; who writes when is their own business
 * Claims: A6 E4 E9
 *
 * Two processes attach one segment, at addresses of their own. What one stores the other loads, and no
 * system call is made for it. But nobody keeps them apart: both add to one counter, and updates get
 * lost. With a semaphore around each addition none does, and each costs two system calls.
 * Look at:  --stats: the first part makes no calls while it counts.
 * Try:      a smaller --quantum: more is lost.
 */
#include "ringside.h"

enum { CREAT = 01000, RMID = 0, SETVAL = 16, ROUNDS = 200000, LOCKED_ROUNDS = 300 };

struct operation {
  unsigned short semaphore;
  short change, flags;
};

static int semaphores;

static void change(short by) {
  struct operation one = {0, by, 0};
  sys(SYS_semtimedop_time64, semaphores, &one, 1, 0);
}

static void count(volatile int *counter, int rounds, int locked) {
  for (int i = 0; i < rounds; i++) {
    if (locked) {
      change(-1);
    }
    int value = *counter;
    *counter = value + 1;
    if (locked) {
      change(1);
    }
  }
}

static void together(volatile int *counter, int segment, int rounds, int locked) {
  *counter = 0;
  int child = fork();
  if (child == 0) {
    volatile int *own = (volatile int *)sys(SYS_shmat, segment, 0, 0); /* a second address for it */
    count(own, rounds, locked);
    exit(0);
  }
  count(counter, rounds, locked);
  wait_for(child, 0);
}

int main(void) {
  int segment = (int)sys(SYS_shmget, 0, 4096, CREAT | 0600);
  volatile int *counter = (volatile int *)sys(SYS_shmat, segment, 0, 0);
  semaphores = (int)sys(SYS_semget, 0, 1, CREAT | 0600);
  sys(SYS_semctl, semaphores, 0, SETVAL, 1);

  together(counter, segment, ROUNDS, 0);
  print("without a lock: %d of %d\n", *counter, 2 * ROUNDS);
  together(counter, segment, LOCKED_ROUNDS, 1);
  print("with a semaphore: %d of %d\n", *counter, 2 * LOCKED_ROUNDS);

  sys(SYS_shmctl, segment, RMID, 0);
  sys(SYS_semctl, semaphores, 0, RMID, 0);
  return 0;
}
