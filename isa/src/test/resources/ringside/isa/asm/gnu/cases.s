# Directives and mnemonics in any case; registers and symbols keep theirs.
        .TEXT
        .GLOBL  _start
        .Extern elsewhere
        .MACRO  Leave code
        LI      a0, \code
        li      a7, 93
        ECALL
        .ENDM
_start: ADDI    t0, zero, 2
        LEAVE   6
        Leave   7
        AmoAdd.W.AqRl a0, a1, (a2)
        .IF 1
        Nop
        .ELSE
        bogus
        .ENDIF
        .REPT   2
        RET
        .ENDR
        .SET    N, 5
        .IFNDEF N
        bogus
        .EndIf
        .nop
        .DATA
        .Word   1, N
        .ASCIZ  "Text"
        .P2Align 2
        .CFI_startproc
        .Cfi_EndProc
