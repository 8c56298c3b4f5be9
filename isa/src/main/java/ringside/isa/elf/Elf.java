package ringside.isa.elf;

/** Numbers of the ELF format (System V ABI; RISC-V ELF psABI, "File Header"), Linux's names. */
final class Elf {
  static final int HEADER_SIZE = 52;
  static final int PROGRAM_HEADER_SIZE = 32;
  static final int SECTION_HEADER_SIZE = 40;
  static final int SYMBOL_SIZE = 16;

  static final int MAGIC = 0x464c457f;
  static final int ELFCLASS32 = 1;
  static final int ELFDATA2LSB = 1;
  static final int EV_CURRENT = 1;
  static final int ET_EXEC = 2;
  static final int ET_DYN = 3;
  static final int EM_RISCV = 243;

  static final int EF_RISCV_RVC = 1;
  static final int EF_RISCV_FLOAT_ABI = 6;
  static final int EF_RISCV_RVE = 8;

  static final int PT_LOAD = 1;
  static final int PT_DYNAMIC = 2;
  static final int PT_INTERP = 3;

  static final int SHT_PROGBITS = 1;
  static final int SHT_SYMTAB = 2;
  static final int SHT_STRTAB = 3;
  static final int SHT_NOBITS = 8;

  static final int SHF_COMPRESSED = 1 << 11;

  static final int SHN_UNDEF = 0;
  static final int SHN_LORESERVE = 0xff00;
  static final int SHN_ABS = 0xfff1;

  static final int STB_LOCAL = 0;
  static final int STB_GLOBAL = 1;
  static final int STT_NOTYPE = 0;
  static final int STT_OBJECT = 1;
  static final int STT_FUNC = 2;

  /** Name of the section that holds our line table. */
  static final String LINES_SECTION = ".ringside.lines";

  private Elf() {}
}
