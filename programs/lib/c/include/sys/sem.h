/* sys/sem.h - System V semaphores (Linux: linux/sem.h, asm-generic/sembuf.h). union semun is the program's to declare. */
#ifndef SYS_SEM_H
#define SYS_SEM_H

#include <sys/ipc.h>

#define SEM_UNDO 0x1000
#define GETPID 11
#define GETVAL 12
#define GETALL 13
#define GETNCNT 14
#define GETZCNT 15
#define SETVAL 16
#define SETALL 17

struct sembuf {
  unsigned short sem_num;
  short sem_op;
  short sem_flg;
};
struct semid_ds {
  struct ipc_perm sem_perm;
  unsigned long sem_otime, otime_high;
  unsigned long sem_ctime, ctime_high;
  unsigned long sem_nsems;
  unsigned long room[2];
};

int semget(key_t key, int count, int flags);
int semctl(int set, int number, int command, ...);
int semop(int set, struct sembuf *operations, size_t count);
int semtimedop(int set, struct sembuf *operations, size_t count, const struct timespec *span);

#endif
