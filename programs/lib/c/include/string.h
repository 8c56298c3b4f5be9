/* string.h - text and blocks of memory. */
#ifndef STRING_H
#define STRING_H

#include <stddef.h>

void *memchr(const void *block, int byte, size_t bytes);
int memcmp(const void *a, const void *b, size_t bytes);
void *memcpy(void *restrict to, const void *restrict from, size_t bytes);
void *memmem(const void *block, size_t bytes, const void *part, size_t part_bytes);
void *memmove(void *to, const void *from, size_t bytes);
void *memset(void *to, int byte, size_t bytes);
char *stpcpy(char *restrict to, const char *restrict from);
int strcasecmp(const char *a, const char *b);
char *strcat(char *restrict to, const char *restrict from);
char *strchr(const char *text, int c);
char *strchrnul(const char *text, int c);
int strcmp(const char *a, const char *b);
int strcoll(const char *a, const char *b);
char *strcpy(char *restrict to, const char *restrict from);
size_t strcspn(const char *text, const char *ends);
char *strdup(const char *text);
char *strerror(int error);
int strerror_r(int error, char *text, size_t bytes);
size_t strlcat(char *to, const char *from, size_t bytes);
size_t strlcpy(char *to, const char *from, size_t bytes);
size_t strlen(const char *text);
int strncasecmp(const char *a, const char *b, size_t bytes);
char *strncat(char *restrict to, const char *restrict from, size_t bytes);
int strncmp(const char *a, const char *b, size_t bytes);
char *strncpy(char *restrict to, const char *restrict from, size_t bytes);
char *strndup(const char *text, size_t bytes);
size_t strnlen(const char *text, size_t bytes);
char *strpbrk(const char *text, const char *set);
char *strrchr(const char *text, int c);
char *strsep(char **rest, const char *ends);
char *strsignal(int signal);
size_t strspn(const char *text, const char *set);
char *strstr(const char *text, const char *part);
char *strtok(char *restrict text, const char *restrict ends);
char *strtok_r(char *restrict text, const char *restrict ends, char **restrict rest);

#endif
