/**
 * Reading and writing of 32-bit RISC-V executables (System V ABI, "Object Files"; RISC-V ELF
 * psABI). Start reading at {@link ringside.isa.elf.ElfReader}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.elf;
