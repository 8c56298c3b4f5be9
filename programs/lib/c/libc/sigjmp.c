/* sigjmp.c - jumps that restore the signal mask too. */
#include <setjmp.h>
#include <signal.h>

void __save_mask(sigjmp_buf where, int save) {
  where->saved = save;
  if (save) {
    sigprocmask(SIG_BLOCK, 0, (sigset_t *)where->mask);
  }
}

void siglongjmp(sigjmp_buf where, int value) {
  if (where->saved) {
    sigprocmask(SIG_SETMASK, (sigset_t *)where->mask, 0);
  }
  longjmp(where->registers, value);
}
