package ringside.isa.abi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System-call numbers of Linux on riscv32 (uapi/asm-generic/unistd.h with 64-bit time only). */
public enum Syscall implements SystemCall {
  GETCWD(17),
  EVENTFD2(19),
  EPOLL_CREATE1(20),
  EPOLL_CTL(21),
  EPOLL_PWAIT(22),
  DUP(23),
  DUP3(24),
  FCNTL64(25),
  IOCTL(29),
  FLOCK(32),
  MKNODAT(33),
  MKDIRAT(34),
  UNLINKAT(35),
  SYMLINKAT(36),
  LINKAT(37),
  STATFS64(43),
  FSTATFS64(44),
  TRUNCATE64(45),
  FTRUNCATE64(46),
  FALLOCATE(47),
  FACCESSAT(48),
  CHDIR(49),
  FCHDIR(50),
  FCHMOD(52),
  FCHMODAT(53),
  FCHOWNAT(54),
  FCHOWN(55),
  OPENAT(56),
  CLOSE(57),
  PIPE2(59),
  GETDENTS64(61),
  LLSEEK(62),
  READ(63),
  WRITE(64),
  READV(65),
  WRITEV(66),
  PREAD64(67),
  PWRITE64(68),
  PREADV(69),
  PWRITEV(70),
  SENDFILE64(71),
  SIGNALFD4(74),
  READLINKAT(78),
  SYNC(81),
  FSYNC(82),
  FDATASYNC(83),
  TIMERFD_CREATE(85),
  EXIT(93),
  EXIT_GROUP(94),
  WAITID(95),
  SET_TID_ADDRESS(96),
  SET_ROBUST_LIST(99),
  GET_ROBUST_LIST(100),
  GETITIMER(102),
  SETITIMER(103),
  TIMER_CREATE(107),
  TIMER_GETOVERRUN(109),
  TIMER_DELETE(111),
  PTRACE(117),
  SCHED_SETPARAM(118),
  SCHED_SETSCHEDULER(119),
  SCHED_GETSCHEDULER(120),
  SCHED_GETPARAM(121),
  SCHED_SETAFFINITY(122),
  SCHED_GETAFFINITY(123),
  SCHED_YIELD(124),
  SCHED_GET_PRIORITY_MAX(125),
  SCHED_GET_PRIORITY_MIN(126),
  KILL(129),
  TKILL(130),
  TGKILL(131),
  SIGALTSTACK(132),
  RT_SIGSUSPEND(133),
  RT_SIGACTION(134),
  RT_SIGPROCMASK(135),
  RT_SIGPENDING(136),
  RT_SIGQUEUEINFO(138),
  RT_SIGRETURN(139),
  SETPRIORITY(140),
  GETPRIORITY(141),
  SETREGID(143),
  SETGID(144),
  SETREUID(145),
  SETUID(146),
  SETRESUID(147),
  GETRESUID(148),
  SETRESGID(149),
  GETRESGID(150),
  TIMES(153),
  SETPGID(154),
  GETPGID(155),
  GETSID(156),
  SETSID(157),
  GETGROUPS(158),
  SETGROUPS(159),
  UNAME(160),
  GETRUSAGE(165),
  UMASK(166),
  PRCTL(167),
  GETCPU(168),
  GETPID(172),
  GETPPID(173),
  GETUID(174),
  GETEUID(175),
  GETGID(176),
  GETEGID(177),
  GETTID(178),
  SYSINFO(179),
  MQ_OPEN(180),
  MQ_UNLINK(181),
  MQ_NOTIFY(184),
  MQ_GETSETATTR(185),
  MSGGET(186),
  MSGCTL(187),
  MSGRCV(188),
  MSGSND(189),
  SEMGET(190),
  SEMCTL(191),
  SEMOP(193),
  SHMGET(194),
  SHMCTL(195),
  SHMAT(196),
  SHMDT(197),
  SOCKET(198),
  SOCKETPAIR(199),
  BIND(200),
  LISTEN(201),
  ACCEPT(202),
  CONNECT(203),
  GETSOCKNAME(204),
  GETPEERNAME(205),
  SENDTO(206),
  RECVFROM(207),
  SETSOCKOPT(208),
  GETSOCKOPT(209),
  SHUTDOWN(210),
  SENDMSG(211),
  RECVMSG(212),
  BRK(214),
  MUNMAP(215),
  MREMAP(216),
  CLONE(220),
  EXECVE(221),
  MMAP2(222),
  FADVISE64_64(223),
  MPROTECT(226),
  MSYNC(227),
  MADVISE(233),
  RT_TGSIGQUEUEINFO(240),
  ACCEPT4(242),
  RISCV_FLUSH_ICACHE(259),
  PRLIMIT64(261),
  PROCESS_VM_READV(270),
  PROCESS_VM_WRITEV(271),
  RENAMEAT2(276),
  GETRANDOM(278),
  MEMFD_CREATE(279),
  MEMBARRIER(283),
  STATX(291),
  CLOCK_GETTIME64(403),
  CLOCK_GETRES_TIME64(406),
  CLOCK_NANOSLEEP_TIME64(407),
  TIMER_GETTIME64(408),
  TIMER_SETTIME64(409),
  TIMERFD_GETTIME64(410),
  TIMERFD_SETTIME64(411),
  UTIMENSAT_TIME64(412),
  PSELECT6_TIME64(413),
  PPOLL_TIME64(414),
  MQ_TIMEDSEND_TIME64(418),
  MQ_TIMEDRECEIVE_TIME64(419),
  SEMTIMEDOP_TIME64(420),
  RT_SIGTIMEDWAIT_TIME64(421),
  FUTEX_TIME64(422),
  SCHED_RR_GET_INTERVAL_TIME64(423),
  CLONE3(435),
  CLOSE_RANGE(436),
  FACCESSAT2(439);

  private static final Map<Integer, Syscall> BY_NUMBER = byNumber();

  private final int number;
  private final String title;

  Syscall(int number) {
    this.number = number;
    this.title = name().toLowerCase(Locale.ROOT);
  }

  /** The call of a number in a7, or null where Ringside knows none. */
  public static @Nullable Syscall of(int number) {
    return BY_NUMBER.get(number);
  }

  @Override
  public int number() {
    return number;
  }

  /** The name as Linux's table writes it, without the __NR_ prefix. */
  @Override
  public String title() {
    return title;
  }

  private static Map<Integer, Syscall> byNumber() {
    Map<Integer, Syscall> map = new HashMap<>();
    for (Syscall call : values()) {
      map.put(call.number, call);
    }
    return map;
  }
}
