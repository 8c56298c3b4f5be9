/* sys/shm.h - System V shared memory (Linux: linux/shm.h, asm-generic/shmbuf.h). */
#ifndef SYS_SHM_H
#define SYS_SHM_H

#include <sys/ipc.h>

#define SHM_RDONLY 010000
#define SHM_RND 020000
#define SHM_REMAP 040000
#define SHM_EXEC 0100000
#define SHM_LOCK 11
#define SHM_UNLOCK 12
#define SHMLBA 4096

struct shmid_ds {
  struct ipc_perm shm_perm;
  size_t shm_segsz;
  unsigned long shm_atime, atime_high;
  unsigned long shm_dtime, dtime_high;
  unsigned long shm_ctime, ctime_high;
  pid_t shm_cpid, shm_lpid;
  unsigned long shm_nattch;
  unsigned long room[2];
};

int shmget(key_t key, size_t bytes, int flags);
void *shmat(int segment, const void *at, int flags);
int shmdt(const void *at);
int shmctl(int segment, int command, struct shmid_ds *state);

#endif
