/**
 * Reading of what compilers say about their programs (DWARF Debugging Information Format, versions
 * 2 to 5, of 32 bits): source lines and how to go from a frame to its caller. It knows no file, and
 * reads sections only. Start reading at {@link ringside.isa.elf.dwarf.DwarfLines}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.elf.dwarf;
