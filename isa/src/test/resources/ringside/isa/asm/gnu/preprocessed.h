#ifndef PREPROCESSED_H
#define PREPROCESSED_H
#define HEADER 77
#define HELPER(register, number) addi register, register, number
#define COUNT __COUNTER__
#endif
