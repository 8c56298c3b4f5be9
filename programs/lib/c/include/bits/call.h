/* bits/call.h - any system call, as the kernel answers it. */
#ifndef BITS_CALL_H
#define BITS_CALL_H

/* One system call with up to six arguments; the result is a negative errno for a failure. */
long sys6(long a, long b, long c, long d, long e, long f, long number);
#define SYS_PICK(a, b, c, d, e, f, g, name, ...) name
#define sys(...) SYS_PICK(__VA_ARGS__, sys_6, sys_5, sys_4, sys_3, sys_2, sys_1, sys_0, )(__VA_ARGS__)
#define sys_0(n) sys6(0, 0, 0, 0, 0, 0, n)
#define sys_1(n, a) sys6((long)(a), 0, 0, 0, 0, 0, n)
#define sys_2(n, a, b) sys6((long)(a), (long)(b), 0, 0, 0, 0, n)
#define sys_3(n, a, b, c) sys6((long)(a), (long)(b), (long)(c), 0, 0, 0, n)
#define sys_4(n, a, b, c, d) sys6((long)(a), (long)(b), (long)(c), (long)(d), 0, 0, n)
#define sys_5(n, a, b, c, d, e) sys6((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0, n)
#define sys_6(n, a, b, c, d, e, f) \
  sys6((long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f), n)

#endif
