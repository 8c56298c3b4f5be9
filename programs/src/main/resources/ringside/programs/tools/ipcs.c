/* ipcs - the System V objects: message queues, shared memory, semaphores. */
#include "tool.h"

enum { MSG_STAT = 11, MSG_INFO = 12, SHM_STAT = 13, SHM_INFO = 14, SEM_STAT = 18, SEM_INFO = 19 };

int main(void) {
  unsigned words[32];
  print("message queues: id key mode bytes messages\n");
  int last = (int)sys(SYS_msgctl, 0, MSG_INFO, words);
  for (int slot = 0; slot <= last; slot++) {
    int id = (int)sys(SYS_msgctl, slot, MSG_STAT, words);
    if (id >= 0) {
      print("%d 0x%x 0%d%d%d %u %u\n", id, words[0], words[5] >> 6 & 7, words[5] >> 3 & 7, words[5] & 7, words[15], words[16]);
    }
  }
  print("shared memory: id key mode bytes attached\n");
  last = (int)sys(SYS_shmctl, 0, SHM_INFO, words);
  for (int slot = 0; slot <= last; slot++) {
    int id = (int)sys(SYS_shmctl, slot, SHM_STAT, words);
    if (id >= 0) {
      print("%d 0x%x 0%d%d%d %u %u\n", id, words[0], words[5] >> 6 & 7, words[5] >> 3 & 7, words[5] & 7, words[9], words[18]);
    }
  }
  print("semaphores: id key mode count\n");
  last = (int)sys(SYS_semctl, 0, 0, SEM_INFO, words);
  for (int slot = 0; slot <= last; slot++) {
    int id = (int)sys(SYS_semctl, slot, 0, SEM_STAT, words);
    if (id >= 0) {
      print("%d 0x%x 0%d%d%d %u\n", id, words[0], words[5] >> 6 & 7, words[5] >> 3 & 7, words[5] & 7, words[13]);
    }
  }
  return 0;
}
