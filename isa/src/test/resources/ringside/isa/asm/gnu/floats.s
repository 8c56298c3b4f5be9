# Floating-point constants are data: no unit for them is needed.
        .globl  _start
_start: nop
        .data
        .float  1.5, -2.25, 1e3, 1.5e-3, .5, 5., 0f1.5, 0e1, 0d2, +1, 1e, 0x10, - 1.5
        .float  inf, -inf, nan, -nan, infinity, NaN, INF
        .float  0.1, 1e-45, 1e-46, 16777217, 3.4028234e38, 1.17549435e-38, 1e-40, 0.000001
        .float  3.4028236e38, 1.,
        .float  ,1
        .float
        .single 1.5e+3, 1.5E-2
        .double 3.25, 0.1, 1e308, -1e-300, 2.2250738585072014e-308, nan, -inf, 123456789.123456789
        .float16 1.5, 65504, 0.1, nan, inf, 1e-8, 6e-8, 65520
        .dc.s   1.5
        .dc.d   -1.5
        .dcb.s  3, 1.5
        .dcb.d  2, -0.5
        .octa   1, -1, 0x0123456789abcdef0123456789abcdef, 123456789012345678901234567890
        .octa   0, 1+2,, 0777
        .octa
        .quad   0x123456789abcdef012
        .word   0x123456789abcdef012
