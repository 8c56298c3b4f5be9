/* exec.c - other programs in a process. */
#include "internal.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int execve(const char *path, char *const arguments[], char *const environment[]) {
  return (int)call(SYS_execve, path, arguments, environment);
}

int execv(const char *path, char *const arguments[]) {
  return execve(path, arguments, environ);
}

int execvpe(const char *file, char *const arguments[], char *const environment[]) {
  char path[PATH_MAX];
  if (strchr(file, '/')) {
    return execve(file, arguments, environment);
  }
  const char *folders = getenv("PATH");
  folders = folders ? folders : "/bin:/usr/bin";
  int refused = 0;
  for (const char *end;; folders = end + 1) {
    end = strchrnul(folders, ':');
    size_t length = (size_t)(end - folders);
    if (length + strlen(file) + 2 <= sizeof path) {
      memcpy(path, folders, length);
      strcpy(path + length, "/" + (length == 0));
      strcat(path, file);
      execve(path, arguments, environment);
      refused |= errno == EACCES;
      if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) {
        return -1;
      }
    }
    if (!*end) {
      break;
    }
  }
  errno = refused ? EACCES : ENOENT;
  return -1;
}

int execvp(const char *file, char *const arguments[]) {
  return execvpe(file, arguments, environ);
}

/* The arguments as an array on the stack, where the ones in registers have to be put first. */
#define COLLECT(first)                                                                \
  size_t count = 1;                                                                   \
  va_list values;                                                                     \
  va_start(values, first);                                                            \
  while (va_arg(values, char *)) {                                                    \
    count++;                                                                          \
  }                                                                                   \
  va_end(values);                                                                     \
  char *arguments[count + 1];                                                         \
  va_start(values, first);                                                            \
  arguments[0] = (char *)first;                                                       \
  for (size_t i = 1; i <= count; i++) {                                               \
    arguments[i] = va_arg(values, char *);                                            \
  }

int execl(const char *path, const char *first, ...) {
  COLLECT(first)
  va_end(values);
  return execve(path, arguments, environ);
}

int execlp(const char *file, const char *first, ...) {
  COLLECT(first)
  va_end(values);
  return execvpe(file, arguments, environ);
}

int execle(const char *path, const char *first, ...) {
  COLLECT(first)
  char **environment = va_arg(values, char **);
  va_end(values);
  return execve(path, arguments, environment);
}

int system(const char *command) {
  int status = -1;
  if (!command) {
    return access("/bin/sh", X_OK) == 0;
  }
  pid_t child = fork();
  if (child == 0) {
    execlp("sh", "sh", "-c", command, (char *)0);
    _exit(127);
  }
  return child < 0 || waitpid(child, &status, 0) < 0 ? -1 : status;
}
