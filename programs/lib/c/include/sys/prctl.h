/* sys/prctl.h - what a process says about itself (Linux: linux/prctl.h). */
#ifndef SYS_PRCTL_H
#define SYS_PRCTL_H

#define PR_SET_PDEATHSIG 1
#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_SET_TIMERSLACK 29
#define PR_GET_TIMERSLACK 30

int prctl(int what, ...);

#endif
