/* bits/sigaction.h - flags of sigaction and what is done with a mask (Linux: asm-generic/signal-defs.h). */
#ifndef BITS_SIGACTION_H
#define BITS_SIGACTION_H

#define SA_NOCLDSTOP 1
#define SA_NOCLDWAIT 2
#define SA_SIGINFO 4
#define SA_ONSTACK 0x08000000
#define SA_RESTART 0x10000000
#define SA_NODEFER 0x40000000
#define SA_RESETHAND 0x80000000u
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2

#endif
