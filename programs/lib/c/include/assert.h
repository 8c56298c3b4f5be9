/* assert.h - assert: a condition that must hold, or the process aborts. */
#ifndef ASSERT_H
#define ASSERT_H

void __assert_failed(const char *what, const char *file, int line, const char *function) __attribute__((noreturn));

#define static_assert _Static_assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition) ((condition) ? (void)0 : __assert_failed(#condition, __FILE__, __LINE__, __func__))
#endif

#endif
