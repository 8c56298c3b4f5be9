/* Sizes and layouts of the C library's structures, a line each, by the names that lib/structures.inc has for them. */
#include <stddef.h>
#include <stdio.h>
#include <dirent.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define SIZE(name, type) printf("%s_BYTES %d\n", #name, (int)sizeof(type));
#define FIELD(name, type, field) printf("%s %d\n", #name, (int)offsetof(type, field));

int main(void) {
  SIZE(TIMESPEC, struct timespec)
  FIELD(TIMESPEC_SECONDS, struct timespec, tv_sec)
  FIELD(TIMESPEC_NANOS, struct timespec, tv_nsec)
  SIZE(ITIMERSPEC, struct itimerspec)
  FIELD(ITIMERSPEC_INTERVAL, struct itimerspec, it_interval)
  FIELD(ITIMERSPEC_VALUE, struct itimerspec, it_value)
  SIZE(IOVEC, struct iovec)
  FIELD(IOVEC_BASE, struct iovec, iov_base)
  FIELD(IOVEC_LENGTH, struct iovec, iov_len)
  SIZE(SIGACTION, struct sigaction)
  FIELD(SIGACTION_HANDLER, struct sigaction, sa_handler)
  FIELD(SIGACTION_FLAGS, struct sigaction, sa_flags)
  FIELD(SIGACTION_MASK, struct sigaction, sa_mask)
  SIZE(SIGINFO, siginfo_t)
  FIELD(SIGINFO_SIGNAL, siginfo_t, si_signo)
  FIELD(SIGINFO_ERRNO, siginfo_t, si_errno)
  FIELD(SIGINFO_CODE, siginfo_t, si_code)
  FIELD(SIGINFO_PID, siginfo_t, si_pid)
  FIELD(SIGINFO_UID, siginfo_t, si_uid)
  FIELD(SIGINFO_STATUS, siginfo_t, si_status)
  FIELD(SIGINFO_VALUE, siginfo_t, si_value)
  FIELD(SIGINFO_ADDRESS, siginfo_t, si_addr)
  SIZE(SIGSTACK, stack_t)
  FIELD(SIGSTACK_ADDRESS, stack_t, ss_sp)
  FIELD(SIGSTACK_FLAGS, stack_t, ss_flags)
  FIELD(SIGSTACK_SIZE, stack_t, ss_size)
  SIZE(UCONTEXT, ucontext_t)
  FIELD(UCONTEXT_FLAGS, ucontext_t, uc_flags)
  FIELD(UCONTEXT_LINK, ucontext_t, uc_link)
  FIELD(UCONTEXT_STACK, ucontext_t, uc_stack)
  FIELD(UCONTEXT_MASK, ucontext_t, uc_sigmask)
  FIELD(UCONTEXT_REGISTERS, ucontext_t, uc_mcontext)
  SIZE(SEMBUF, struct sembuf)
  FIELD(SEMBUF_NUMBER, struct sembuf, sem_num)
  FIELD(SEMBUF_OPERATION, struct sembuf, sem_op)
  FIELD(SEMBUF_FLAGS, struct sembuf, sem_flg)
  SIZE(IPC_PERM, struct ipc_perm)
  FIELD(IPC_PERM_KEY, struct ipc_perm, __key)
  FIELD(IPC_PERM_UID, struct ipc_perm, uid)
  FIELD(IPC_PERM_GID, struct ipc_perm, gid)
  FIELD(IPC_PERM_CUID, struct ipc_perm, cuid)
  FIELD(IPC_PERM_CGID, struct ipc_perm, cgid)
  FIELD(IPC_PERM_MODE, struct ipc_perm, mode)
  SIZE(MSQID_DS, struct msqid_ds)
  FIELD(MSQID_DS_SENT, struct msqid_ds, msg_stime)
  FIELD(MSQID_DS_RECEIVED, struct msqid_ds, msg_rtime)
  FIELD(MSQID_DS_CHANGED, struct msqid_ds, msg_ctime)
  FIELD(MSQID_DS_NOW_BYTES, struct msqid_ds, msg_cbytes)
  FIELD(MSQID_DS_MESSAGES, struct msqid_ds, msg_qnum)
  FIELD(MSQID_DS_MOST_BYTES, struct msqid_ds, msg_qbytes)
  FIELD(MSQID_DS_SENDER, struct msqid_ds, msg_lspid)
  FIELD(MSQID_DS_RECEIVER, struct msqid_ds, msg_lrpid)
  SIZE(SEMID_DS, struct semid_ds)
  FIELD(SEMID_DS_OPERATED, struct semid_ds, sem_otime)
  FIELD(SEMID_DS_CHANGED, struct semid_ds, sem_ctime)
  FIELD(SEMID_DS_SEMAPHORES, struct semid_ds, sem_nsems)
  SIZE(SHMID_DS, struct shmid_ds)
  FIELD(SHMID_DS_SIZE, struct shmid_ds, shm_segsz)
  FIELD(SHMID_DS_ATTACHED, struct shmid_ds, shm_atime)
  FIELD(SHMID_DS_DETACHED, struct shmid_ds, shm_dtime)
  FIELD(SHMID_DS_CHANGED, struct shmid_ds, shm_ctime)
  FIELD(SHMID_DS_CREATOR, struct shmid_ds, shm_cpid)
  FIELD(SHMID_DS_LAST, struct shmid_ds, shm_lpid)
  FIELD(SHMID_DS_ATTACHMENTS, struct shmid_ds, shm_nattch)
  SIZE(SOCKADDR_IN, struct sockaddr_in)
  FIELD(SOCKADDR_IN_FAMILY, struct sockaddr_in, sin_family)
  FIELD(SOCKADDR_IN_PORT, struct sockaddr_in, sin_port)
  FIELD(SOCKADDR_IN_ADDRESS, struct sockaddr_in, sin_addr)
  SIZE(SOCKADDR_UN, struct sockaddr_un)
  FIELD(SOCKADDR_UN_FAMILY, struct sockaddr_un, sun_family)
  FIELD(SOCKADDR_UN_PATH, struct sockaddr_un, sun_path)
  SIZE(MSGHDR, struct msghdr)
  FIELD(MSGHDR_NAME, struct msghdr, msg_name)
  FIELD(MSGHDR_NAME_LENGTH, struct msghdr, msg_namelen)
  FIELD(MSGHDR_PIECES, struct msghdr, msg_iov)
  FIELD(MSGHDR_PIECE_COUNT, struct msghdr, msg_iovlen)
  FIELD(MSGHDR_CONTROL, struct msghdr, msg_control)
  FIELD(MSGHDR_CONTROL_LENGTH, struct msghdr, msg_controllen)
  FIELD(MSGHDR_FLAGS, struct msghdr, msg_flags)
  SIZE(CMSGHDR, struct cmsghdr)
  FIELD(CMSGHDR_LENGTH, struct cmsghdr, cmsg_len)
  FIELD(CMSGHDR_LEVEL, struct cmsghdr, cmsg_level)
  FIELD(CMSGHDR_TYPE, struct cmsghdr, cmsg_type)
  SIZE(POLLFD, struct pollfd)
  FIELD(POLLFD_FD, struct pollfd, fd)
  FIELD(POLLFD_EVENTS, struct pollfd, events)
  FIELD(POLLFD_ANSWER, struct pollfd, revents)
  SIZE(EPOLL_EVENT, struct epoll_event)
  FIELD(EPOLL_EVENT_EVENTS, struct epoll_event, events)
  FIELD(EPOLL_EVENT_DATA, struct epoll_event, data)
  SIZE(FLOCK64, struct flock)
  FIELD(FLOCK64_TYPE, struct flock, l_type)
  FIELD(FLOCK64_WHENCE, struct flock, l_whence)
  FIELD(FLOCK64_START, struct flock, l_start)
  FIELD(FLOCK64_LENGTH, struct flock, l_len)
  FIELD(FLOCK64_PID, struct flock, l_pid)
  SIZE(RLIMIT64, struct rlimit)
  FIELD(RLIMIT64_NOW, struct rlimit, rlim_cur)
  FIELD(RLIMIT64_MOST, struct rlimit, rlim_max)
  SIZE(MQ_ATTR, struct mq_attr)
  FIELD(MQ_ATTR_FLAGS, struct mq_attr, mq_flags)
  FIELD(MQ_ATTR_MOST, struct mq_attr, mq_maxmsg)
  FIELD(MQ_ATTR_SIZE, struct mq_attr, mq_msgsize)
  FIELD(MQ_ATTR_NOW, struct mq_attr, mq_curmsgs)
  SIZE(DIRENT, struct dirent)
  FIELD(DIRENT_INODE, struct dirent, d_ino)
  FIELD(DIRENT_NEXT, struct dirent, d_off)
  FIELD(DIRENT_LENGTH, struct dirent, d_reclen)
  FIELD(DIRENT_TYPE, struct dirent, d_type)
  FIELD(DIRENT_NAME, struct dirent, d_name)
  SIZE(TERMIOS, struct termios)
  FIELD(TERMIOS_INPUT, struct termios, c_iflag)
  FIELD(TERMIOS_OUTPUT, struct termios, c_oflag)
  FIELD(TERMIOS_CONTROL, struct termios, c_cflag)
  FIELD(TERMIOS_LOCAL, struct termios, c_lflag)
  FIELD(TERMIOS_LINE, struct termios, c_line)
  FIELD(TERMIOS_CHARACTERS, struct termios, c_cc)
  SIZE(WINSIZE, struct winsize)
  FIELD(WINSIZE_ROWS, struct winsize, ws_row)
  FIELD(WINSIZE_COLUMNS, struct winsize, ws_col)
  SIZE(STX, struct statx)
  FIELD(STX_MASK, struct statx, stx_mask)
  FIELD(STX_BLOCK, struct statx, stx_blksize)
  FIELD(STX_LINKS, struct statx, stx_nlink)
  FIELD(STX_UID, struct statx, stx_uid)
  FIELD(STX_GID, struct statx, stx_gid)
  FIELD(STX_MODE, struct statx, stx_mode)
  FIELD(STX_INODE, struct statx, stx_ino)
  FIELD(STX_SIZE, struct statx, stx_size)
  FIELD(STX_BLOCKS, struct statx, stx_blocks)
  FIELD(STX_ACCESSED, struct statx, stx_atime)
  FIELD(STX_CHANGED, struct statx, stx_ctime)
  FIELD(STX_MODIFIED, struct statx, stx_mtime)
  return 0;
}
