.globl _start
_start: ecall
.data
.byte 1, -1, 255, 'a', '\'', '"', '\\', 0x7f, 0b101, 017
.half 1, -1, 0xffff
.2byte 7
.short 8
.word 1, -1, 0xffffffff, 4294967295
.long 1
.int 2
.4byte 3
.dword 1, -1, 0x123456789abcdef0
.quad 5
.8byte 6
.ascii "abc", "def"
.asciz "x", ""
.string "tab\t nl\n q\" b\\ oct\101\0 hex\x41 \r\b\f"
.ascii "umlaut \303\244"
.ascii "ä€"
.zero 3
.space 5
.space 5, 0xaa
.skip 2, 1
.fill 3
.fill 3, 2, 0x1234
.fill 2, 8, 0x12345678
.fill 2, 4, -1
.fill 2, 3, 0x010203
.align 4
.word 1
.org . + 8
.byte 1
.org 0x200, 0xff
.uleb128 0
.uleb128 127
.uleb128 128
.uleb128 624485
.sleb128 0
.sleb128 -1
.sleb128 63
.sleb128 64
.sleb128 -64
.sleb128 -65
.sleb128 624485
.section .rodata
.byte 1; .byte 2 ; .byte 3 # comment ; not a statement
.byte 4 /* inner */ , 5 /* spans
lines */
.byte 6
.word 7
text: .asciz "# no comment ; // here /* */"
.size text, . - text
.type text, @object
.comm shared, 12, 4
.section .sdata, "aw"
.word text
.pushsection .rodata
.byte 9
.popsection
.word shared
.previous
.byte 10
