/* environment.c - NAME=VALUE. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char **made; /* the table, once it is ours */

static char **find(const char *name, size_t length) {
  for (char **each = environ; each && *each; each++) {
    if (strncmp(*each, name, length) == 0 && (*each)[length] == '=') {
      return each;
    }
  }
  return 0;
}

char *getenv(const char *name) {
  size_t length = strlen(name);
  char **found = find(name, length);
  return found ? *found + length + 1 : 0;
}

int putenv(char *assignment) {
  size_t length = strcspn(assignment, "="), count = 0;
  char **found = find(assignment, length);
  if (found) {
    *found = assignment;
    return 0;
  }
  while (environ && environ[count]) {
    count++;
  }
  char **larger = realloc(environ == made ? made : (char **)0, (count + 2) * sizeof *larger);
  if (!larger) {
    return -1;
  }
  if (environ != made) {
    memcpy(larger, environ, count * sizeof *larger);
  }
  larger[count] = assignment;
  larger[count + 1] = 0;
  environ = made = larger;
  return 0;
}

static int proper(const char *name) {
  if (!*name || strchr(name, '=')) {
    errno = EINVAL;
    return 0;
  }
  return 1;
}

int setenv(const char *name, const char *value, int replace) {
  if (!proper(name)) {
    return -1;
  }
  if (!replace && getenv(name)) {
    return 0;
  }
  char *assignment = malloc(strlen(name) + strlen(value) + 2);
  if (!assignment) {
    return -1;
  }
  stpcpy(stpcpy(stpcpy(assignment, name), "="), value);
  return putenv(assignment);
}

int unsetenv(const char *name) {
  if (!proper(name)) {
    return -1;
  }
  for (char **each; (each = find(name, strlen(name)));) {
    for (; *each; each++) {
      each[0] = each[1];
    }
  }
  return 0;
}
