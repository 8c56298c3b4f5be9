package ringside.isa.elf.dwarf;

/** Numbers of DWARF (version 5, section 7.5), by their names there. */
final class Tags {
  static final int ARRAY_TYPE = 0x01;
  static final int ENUMERATION_TYPE = 0x04;
  static final int FORMAL_PARAMETER = 0x05;
  static final int LEXICAL_BLOCK = 0x0b;
  static final int MEMBER = 0x0d;
  static final int POINTER_TYPE = 0x0f;
  static final int STRUCTURE_TYPE = 0x13;
  static final int TYPEDEF = 0x16;
  static final int UNION_TYPE = 0x17;
  static final int SUBRANGE_TYPE = 0x21;
  static final int BASE_TYPE = 0x24;
  static final int CONST_TYPE = 0x26;
  static final int ENUMERATOR = 0x28;
  static final int SUBPROGRAM = 0x2e;
  static final int VARIABLE = 0x34;
  static final int VOLATILE_TYPE = 0x35;
  static final int RESTRICT_TYPE = 0x37;
  static final int ATOMIC_TYPE = 0x47;

  static final int LOCATION = 0x02;
  static final int NAME = 0x03;
  static final int BYTE_SIZE = 0x0b;
  static final int BIT_OFFSET = 0x0c;
  static final int BIT_SIZE = 0x0d;
  static final int LOW_PC = 0x11;
  static final int HIGH_PC = 0x12;
  static final int CONST_VALUE = 0x1c;
  static final int UPPER_BOUND = 0x2f;
  static final int ABSTRACT_ORIGIN = 0x31;
  static final int COUNT = 0x37;
  static final int DATA_MEMBER_LOCATION = 0x38;
  static final int ENCODING = 0x3e;
  static final int FRAME_BASE = 0x40;
  static final int SPECIFICATION = 0x47;
  static final int TYPE = 0x49;
  static final int RANGES = 0x55;
  static final int DATA_BIT_OFFSET = 0x6b;

  private Tags() {}
}
