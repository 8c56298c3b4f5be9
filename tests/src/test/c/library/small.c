/* One call, and no stream: what a program of the library carries at least. */
#include <unistd.h>

int main(void) {
  return write(1, "small\n", 6) != 6;
}
