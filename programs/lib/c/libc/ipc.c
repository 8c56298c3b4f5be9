/* ipc.c - System V message queues, semaphores and shared memory. */
#include "internal.h"
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>

key_t ftok(const char *path, int project) {
  struct stat file;
  if (stat(path, &file) < 0) {
    return -1;
  }
  return (key_t)((unsigned)(file.st_ino & 0xffff) | (unsigned)(file.st_dev & 0xff) << 16 | (unsigned)project << 24);
}

int msgget(key_t key, int flags) { return (int)call(SYS_msgget, key, flags); }
int msgctl(int queue, int command, struct msqid_ds *state) { return (int)call(SYS_msgctl, queue, command, state); }

int msgsnd(int queue, const void *message, size_t bytes, int flags) {
  return (int)call(SYS_msgsnd, queue, message, bytes, flags);
}

ssize_t msgrcv(int queue, void *message, size_t bytes, long type, int flags) {
  return call(SYS_msgrcv, queue, message, bytes, type, flags);
}

int semget(key_t key, int count, int flags) { return (int)call(SYS_semget, key, count, flags); }
int semop(int set, struct sembuf *operations, size_t count) { return (int)call(SYS_semop, set, operations, count); }

int semctl(int set, int number, int command, ...) {
  va_list values;
  va_start(values, command);
  long value = va_arg(values, long); /* union semun is as wide as a pointer */
  va_end(values);
  return (int)call(SYS_semctl, set, number, command, value);
}

int semtimedop(int set, struct sembuf *operations, size_t count, const struct timespec *span) {
  return (int)call(SYS_semtimedop_time64, set, operations, count, span);
}

int shmget(key_t key, size_t bytes, int flags) { return (int)call(SYS_shmget, key, bytes, flags); }
void *shmat(int segment, const void *at, int flags) { return (void *)call(SYS_shmat, segment, at, flags); }
int shmdt(const void *at) { return (int)call(SYS_shmdt, at); }
int shmctl(int segment, int command, struct shmid_ds *state) { return (int)call(SYS_shmctl, segment, command, state); }
