/* Streams over files: what is written is read again, and positions are right. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void lines(void) {
  FILE *file = fopen("lines.tmp", "w");
  for (int i = 0; i < 300; i++) {
    fprintf(file, "line %d\n", i);
  }
  printf("%ld ", ftell(file));
  printf("%d\n", fclose(file));
  file = fopen("lines.tmp", "r");
  char line[40], *long_line = 0;
  size_t room = 0;
  int count = 0, sum = 0, number;
  while (fgets(line, sizeof line, file)) {
    count += sscanf(line, "line %d", &number);
    sum += number;
  }
  printf("%d %d %d\n", count, sum, feof(file) != 0);
  rewind(file);
  printf("%d ", (int)getline(&long_line, &room, file));
  printf("%s", long_line);
  free(long_line);
  printf("%d ", fscanf(file, "line %d", &number));
  printf("%d %ld\n", number, ftell(file));
  fseek(file, -9, SEEK_END);
  printf("%ld ", ftell(file));
  printf("%s", fgets(line, sizeof line, file));
  fclose(file);
}

static void both_ways(void) {
  unsigned char bytes[5000], again[5000];
  for (int i = 0; i < 5000; i++) {
    bytes[i] = (unsigned char)(i * 7);
  }
  FILE *file = fopen("bytes.tmp", "w+");
  printf("%d ", (int)fwrite(bytes, 10, 500, file));
  rewind(file);
  printf("%d ", (int)fread(again, 1, 6000 > sizeof again ? sizeof again : 6000, file));
  printf("%d\n", memcmp(bytes, again, 5000));
  fseek(file, 100, SEEK_SET);
  int c = fgetc(file);
  ungetc('x', file);
  printf("%d ", c);
  printf("%c ", fgetc(file));
  fseek(file, 100, SEEK_SET);
  fputs("HERE", file);
  fseek(file, 98, SEEK_SET);
  printf("%d ", (int)fread(again, 1, 8, file));
  printf("%d %.4s %d\n", again[1], again + 2, again[6]);
  fclose(file);
  file = fopen("bytes.tmp", "a");
  fputs("more", file);
  printf("%ld\n", ftell(file));
  fclose(file);
  struct stat state;
  printf("%d ", stat("bytes.tmp", &state));
  printf("%d %o\n", (int)state.st_size, state.st_mode & S_IFMT);
}

static void errors(void) {
  errno = 0;
  int absent = fopen("absent.tmp", "r") == 0;
  printf("%d %d ", absent, errno == ENOENT);
  int odd = fopen("x", "q") == 0;
  printf("%d %d\n", odd, errno == EINVAL);
  FILE *file = fopen("lines.tmp", "r");
  int put = fputc('x', file);
  printf("%d %d %d\n", put, ferror(file) != 0, errno == EBADF);
  fclose(file);
}

static void folders(void) {
  mkdir("folder.tmp", 0755);
  close(open("folder.tmp/one", O_CREAT | O_WRONLY, 0644));
  DIR *folder = opendir("folder.tmp");
  int count = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    count += strcmp(entry->d_name, "one") == 0 ? 10 : 1;
  }
  closedir(folder);
  printf("%d %d ", count, remove("folder.tmp/one"));
  printf("%d ", rmdir("folder.tmp"));
  printf("%d ", access("folder.tmp", F_OK));
  printf("%d ", rename("lines.tmp", "moved.tmp"));
  printf("%d\n", unlink("moved.tmp") | unlink("bytes.tmp"));
}

int main(void) {
  lines();
  both_ways();
  errors();
  folders();
  fprintf(stdout, "%d", 1);
  fflush(stdout);
  setvbuf(stdout, 0, _IONBF, 0);
  printf("%d\n", 2);
  return 0;
}
