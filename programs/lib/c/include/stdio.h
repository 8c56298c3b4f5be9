/* stdio.h - streams: text and bytes in and out, buffered. */
#ifndef STDIO_H
#define STDIO_H

#include <bits/types.h>
#include <stdarg.h>

#define EOF (-1)
#define BUFSIZ 1024
#define FILENAME_MAX 4096
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2

typedef struct __file FILE;
extern FILE *const stdin;
extern FILE *const stdout;
extern FILE *const stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr

#define __PRINTS(format_at, values_at) __attribute__((format(printf, format_at, values_at)))
#define __SCANS(format_at, values_at) __attribute__((format(scanf, format_at, values_at)))
int printf(const char *restrict format, ...) __PRINTS(1, 2);
int fprintf(FILE *restrict file, const char *restrict format, ...) __PRINTS(2, 3);
int dprintf(int fd, const char *restrict format, ...) __PRINTS(2, 3);
int sprintf(char *restrict text, const char *restrict format, ...) __PRINTS(2, 3);
int snprintf(char *restrict text, size_t bytes, const char *restrict format, ...) __PRINTS(3, 4);
int asprintf(char **text, const char *format, ...) __PRINTS(2, 3);
int vprintf(const char *restrict format, va_list values) __PRINTS(1, 0);
int vfprintf(FILE *restrict file, const char *restrict format, va_list values) __PRINTS(2, 0);
int vdprintf(int fd, const char *restrict format, va_list values) __PRINTS(2, 0);
int vsprintf(char *restrict text, const char *restrict format, va_list values) __PRINTS(2, 0);
int vsnprintf(char *restrict text, size_t bytes, const char *restrict format, va_list values) __PRINTS(3, 0);
int vasprintf(char **text, const char *format, va_list values) __PRINTS(2, 0);
int scanf(const char *restrict format, ...) __SCANS(1, 2);
int fscanf(FILE *restrict file, const char *restrict format, ...) __SCANS(2, 3);
int sscanf(const char *restrict text, const char *restrict format, ...) __SCANS(2, 3);
int vscanf(const char *restrict format, va_list values) __SCANS(1, 0);
int vfscanf(FILE *restrict file, const char *restrict format, va_list values) __SCANS(2, 0);
int vsscanf(const char *restrict text, const char *restrict format, va_list values) __SCANS(2, 0);

int putchar(int c);
int putc(int c, FILE *file);
int fputc(int c, FILE *file);
int puts(const char *text);
int fputs(const char *restrict text, FILE *restrict file);
int getchar(void);
int getc(FILE *file);
int fgetc(FILE *file);
char *fgets(char *restrict text, int bytes, FILE *restrict file);
int ungetc(int c, FILE *file);
ssize_t getline(char **restrict line, size_t *restrict bytes, FILE *restrict file);
ssize_t getdelim(char **restrict line, size_t *restrict bytes, int end, FILE *restrict file);
size_t fread(void *restrict to, size_t bytes, size_t count, FILE *restrict file);
size_t fwrite(const void *restrict from, size_t bytes, size_t count, FILE *restrict file);

FILE *fopen(const char *restrict path, const char *restrict mode);
FILE *fdopen(int fd, const char *mode);
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict file);
int fclose(FILE *file);
int fflush(FILE *file);
int fseek(FILE *file, long to, int whence);
int fseeko(FILE *file, off_t to, int whence);
long ftell(FILE *file);
off_t ftello(FILE *file);
void rewind(FILE *file);
int feof(FILE *file);
int ferror(FILE *file);
void clearerr(FILE *file);
int fileno(FILE *file);
int setvbuf(FILE *restrict file, char *restrict buffer, int mode, size_t bytes);
void setbuf(FILE *restrict file, char *restrict buffer);
void setlinebuf(FILE *file);
void flockfile(FILE *file);
void funlockfile(FILE *file);
FILE *popen(const char *command, const char *mode);
int pclose(FILE *file);

void perror(const char *what);
int remove(const char *path);
int rename(const char *from, const char *to);

#endif
