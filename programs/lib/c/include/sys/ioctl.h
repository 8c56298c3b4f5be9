/* sys/ioctl.h - asking devices (Linux: asm-generic/ioctls.h). */
#ifndef SYS_IOCTL_H
#define SYS_IOCTL_H

#define TCGETS 0x5401
#define TCSETS 0x5402
#define TIOCGWINSZ 0x5413
#define FIONREAD 0x541B

struct winsize {
  unsigned short ws_row, ws_col, ws_xpixel, ws_ypixel;
};

int ioctl(int fd, unsigned long request, ...);

#endif
