#include "preprocessed.h"
#include "preprocessed.h"
/* Macros, conditions, inclusion: what gcc does for a file named .S. */
# a comment of the assembler with 'quotes and FIVE
        .globl  _start
#define FIVE 5
#define ADD(d, a, b) add d, a, b
#define TEXT(x) #x
#define WIDE(x) TEXT(x)
#define CAT(a, b) a##b
#define LOAD(r, ...) li r, __VA_ARGS__
#define MORE(x, rest...) .word x, ## rest
#define EMPTY
#define TWO \
        nop ; \
        nop
#ifdef __ASSEMBLER__
_start: li      a0, FIVE        # don't expand FIVE here
#else
        bogus
#endif
        ADD(a0, a0, a1)         // it's FIVE
        ADD (a0, a0, /* in the
        middle */ a2)
        TWO
CAT(lab,el): nop
        LOAD(a1, 1+2)
        EMPTY nop
        li      a0, 'a
        li      a0, 'F'
#if FIVE == 5 && defined(ADD) && !defined NOTHING && (FIVE > 4 ? 1 : 0)
        li      a2, 1
#elif 1
        bogus
#else
        bogus
#endif
#if 0
it's wrong " in many ways
#if 1
        bogus
#endif
#elif FIVE + 1 == 6
        li      a2, 2
#endif
#ifndef __riscv
#error not for this machine
#endif
#if __riscv_xlen == 32 && defined __riscv_mul && !defined(__riscv_flen) && NOTHING == 0
        lw      a0, (a1)
#endif
#undef FIVE
FIVE:   .word   FIVE, __riscv_xlen, __LINE__
        li      a0, 10 \
                + 5
        HELPER(a3,
               4)
#define f(x) x + f(x)
#define g f
        .equ    f, 3
        .data
        .ascii  TEXT(a  "q\n" 'c'), WIDE(HEADER), "FIVE HEADER"
        .balign 4
        MORE(1)
        MORE(1, 2, 3)
        .word   HEADER, COUNT, COUNT
#pragma once upon a time
#ident "nobody reads this"
