package ringside.isa.elf.dwarf;

/** Values of attributes, as their forms say (DWARF 5, section 7.5.6). */
final class FormReader {
  private static final byte[] NOTHING = {};
  private static final int REFERENCE_SIGNATURE_BYTES = 8;
  private static final int DATA16_BYTES = 16;

  private final InfoSection section;
  private final long unit;
  private final int version;

  FormReader(InfoSection section, long unit, int version) {
    this.section = section;
    this.unit = unit;
    this.version = version;
  }

  Die.Attribute read(int form, DwarfBytes in) throws DwarfException {
    return switch (form) {
      case 0x01 -> of(Die.Attribute.Kind.ADDRESS, in.u32()); // addr
      case 0x03 -> block(in, in.u16()); // block2
      case 0x04 -> block(in, in.u32()); // block4
      case 0x05 -> number(in.u16()); // data2
      case 0x06 ->
          version < 4 ? of(Die.Attribute.Kind.OFFSET, in.u32()) : number(in.u32()); // data4
      case 0x07 -> number(in.u64()); // data8
      case 0x08 -> text(in.string()); // string
      case 0x09, 0x18 -> block(in, in.uleb()); // block, exprloc
      case 0x0a -> block(in, in.u8()); // block1
      case 0x0b, 0x0c -> number(in.u8()); // data1, flag
      case 0x0d -> number(in.sleb()); // sdata
      case 0x0e -> text(section.string(in.u32())); // strp
      case 0x0f -> number(in.uleb()); // udata
      case 0x10 -> of(Die.Attribute.Kind.REFERENCE, in.u32()); // ref_addr
      case 0x11 -> reference(in.u8()); // ref1
      case 0x12 -> reference(in.u16()); // ref2
      case 0x13 -> reference(in.u32()); // ref4
      case 0x14 -> reference(in.u64()); // ref8
      case 0x15 -> reference(in.uleb()); // ref_udata
      case 0x17 -> of(Die.Attribute.Kind.OFFSET, in.u32()); // sec_offset
      case 0x19 -> number(1); // flag_present
      case 0x1e -> block(in, DATA16_BYTES); // data16
      case 0x1f -> text(section.lineString(in.u32())); // line_strp
      case 0x20 -> block(in, REFERENCE_SIGNATURE_BYTES); // ref_sig8
      default -> throw new DwarfException("a value of form " + form);
    };
  }

  private Die.Attribute reference(long offset) {
    return of(Die.Attribute.Kind.REFERENCE, unit + offset);
  }

  private static Die.Attribute block(DwarfBytes in, long length) throws DwarfException {
    return new Die.Attribute(Die.Attribute.Kind.BLOCK, 0, "", in.bytes(length));
  }

  private static Die.Attribute text(String text) {
    return new Die.Attribute(Die.Attribute.Kind.TEXT, 0, text, NOTHING);
  }

  static Die.Attribute number(long number) {
    return of(Die.Attribute.Kind.NUMBER, number);
  }

  private static Die.Attribute of(Die.Attribute.Kind kind, long number) {
    return new Die.Attribute(kind, number, "", NOTHING);
  }
}
