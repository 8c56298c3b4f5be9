/** What compilers say of their programs, beside what binutils and gdb read there. */
@org.jspecify.annotations.NullMarked
package ringside.tests.dwarf;
