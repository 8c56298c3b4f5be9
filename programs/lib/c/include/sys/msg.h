/* sys/msg.h - System V message queues (Linux: asm-generic/msgbuf.h). */
#ifndef SYS_MSG_H
#define SYS_MSG_H

#include <sys/ipc.h>

#define MSG_NOERROR 010000
#define MSG_EXCEPT 020000
#define MSG_COPY 040000

/* As the kernel lays it out: halves of the times, which a small machine's may be shorter than. */
struct msqid_ds {
  struct ipc_perm msg_perm;
  unsigned long msg_stime, stime_high;
  unsigned long msg_rtime, rtime_high;
  unsigned long msg_ctime, ctime_high;
  unsigned long msg_cbytes;
  unsigned long msg_qnum;
  unsigned long msg_qbytes;
  pid_t msg_lspid, msg_lrpid;
  unsigned long room[2];
};

int msgget(key_t key, int flags);
int msgctl(int queue, int command, struct msqid_ds *state);
int msgsnd(int queue, const void *message, size_t bytes, int flags);
ssize_t msgrcv(int queue, void *message, size_t bytes, long type, int flags);

#endif
