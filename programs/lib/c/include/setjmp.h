/* setjmp.h - jumps out of functions: ra, sp and s0 to s11 are kept. */
#ifndef SETJMP_H
#define SETJMP_H

typedef unsigned long jmp_buf[14];
typedef struct {
  jmp_buf registers;
  int saved;
  unsigned long mask[2];
} sigjmp_buf[1];

int setjmp(jmp_buf where) __attribute__((returns_twice));
int _setjmp(jmp_buf where) __attribute__((returns_twice));
void longjmp(jmp_buf where, int value) __attribute__((noreturn));
void __save_mask(sigjmp_buf where, int save);
void siglongjmp(sigjmp_buf where, int value) __attribute__((noreturn));
#define sigsetjmp(where, save) (__save_mask(where, save), setjmp((where)->registers))

#endif
